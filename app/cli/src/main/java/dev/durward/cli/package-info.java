/** Owns the command line: which commands there are, and how the process ends. Speaks to a server over HTTP only. */
@NullMarked
package dev.durward.cli;

import org.jspecify.annotations.NullMarked;
