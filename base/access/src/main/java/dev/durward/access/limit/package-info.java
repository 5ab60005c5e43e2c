/** Owns how many tokens may be issued in a second. */
@NullMarked
package dev.durward.access.limit;

import org.jspecify.annotations.NullMarked;
