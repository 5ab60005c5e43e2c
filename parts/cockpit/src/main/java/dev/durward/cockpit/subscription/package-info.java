/** Owns the platform API's subscriptions, with the scopes and secrets of the applications subscribed to (contract c.1). */
@NullMarked
package dev.durward.cockpit.subscription;

import org.jspecify.annotations.NullMarked;
