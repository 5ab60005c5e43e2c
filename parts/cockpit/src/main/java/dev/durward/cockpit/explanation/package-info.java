/** Owns the platform API's answer to whether a call would be allowed, and why. */
@NullMarked
package dev.durward.cockpit.explanation;

import org.jspecify.annotations.NullMarked;
