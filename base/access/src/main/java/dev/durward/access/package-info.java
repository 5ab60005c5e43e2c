/** Owns who is calling and what they may do; here, the library put together. */
@NullMarked
package dev.durward.access;

import org.jspecify.annotations.NullMarked;
