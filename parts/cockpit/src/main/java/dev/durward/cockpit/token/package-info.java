/** Owns the platform API's list of issued tokens, and their revocation (contract g). */
@NullMarked
package dev.durward.cockpit.token;

import org.jspecify.annotations.NullMarked;
