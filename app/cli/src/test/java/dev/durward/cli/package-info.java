/** Tests of the command line against a real server on a real socket. */
@NullMarked
package dev.durward.cli;

import org.jspecify.annotations.NullMarked;
