/** Owns the platform API's accounts, {@code /oauth/v1/accounts/{account}}. */
@NullMarked
package dev.durward.cockpit.account;

import org.jspecify.annotations.NullMarked;
