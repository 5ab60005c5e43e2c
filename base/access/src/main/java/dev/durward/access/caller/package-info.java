/** Owns the answer to who is calling and which roles that caller has. */
@NullMarked
package dev.durward.access.caller;

import org.jspecify.annotations.NullMarked;
