/** Owns settings: where the server is and who calls, from options, environment and file. */
@NullMarked
package dev.durward.cli.profile;

import org.jspecify.annotations.NullMarked;
