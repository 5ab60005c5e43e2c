/** Owns the hosts of the cockpit: the platform API under {@code api.<landscape>}. */
@NullMarked
package dev.durward.cockpit;

import org.jspecify.annotations.NullMarked;
