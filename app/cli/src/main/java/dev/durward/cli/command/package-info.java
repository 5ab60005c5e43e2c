/** Owns what a command is: its options, its help, and what it finds around it. */
@NullMarked
package dev.durward.cli.command;

import org.jspecify.annotations.NullMarked;
