/** Owns the process: wiring the parts together, starting and stopping them, and the commands that do so. */
@NullMarked
package dev.durward.server;

import org.jspecify.annotations.NullMarked;
