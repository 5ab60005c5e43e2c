/** Owns what shells are told about the commands. */
@NullMarked
package dev.durward.cli.shell;

import org.jspecify.annotations.NullMarked;
