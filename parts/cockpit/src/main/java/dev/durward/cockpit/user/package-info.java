/** Owns the platform API's local users, {@code /oauth/v1/accounts/durward/users}. */
@NullMarked
package dev.durward.cockpit.user;

import org.jspecify.annotations.NullMarked;
