/** Owns {@code durward apply}: makes a server's directory hold what a declaration says, over the platform API. */
@NullMarked
package dev.durward.cli.apply;

import org.jspecify.annotations.NullMarked;
