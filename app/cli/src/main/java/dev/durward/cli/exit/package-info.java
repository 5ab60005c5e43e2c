/** Owns exit codes and the failures that end a command. */
@NullMarked
package dev.durward.cli.exit;

import org.jspecify.annotations.NullMarked;
