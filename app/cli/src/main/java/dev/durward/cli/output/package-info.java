/** Owns the forms of output, and that no control character of a server reaches a terminal. */
@NullMarked
package dev.durward.cli.output;

import org.jspecify.annotations.NullMarked;
