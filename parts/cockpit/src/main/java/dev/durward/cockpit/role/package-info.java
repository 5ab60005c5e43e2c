/** Owns the platform API's authorization management, {@code /authorization/v1} (contract d.3). */
@NullMarked
package dev.durward.cockpit.role;

import org.jspecify.annotations.NullMarked;
