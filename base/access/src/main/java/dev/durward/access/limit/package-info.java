/** Owns how many tokens may be issued in a second, and how much is done for one source address. */
@NullMarked
package dev.durward.access.limit;

import org.jspecify.annotations.NullMarked;
