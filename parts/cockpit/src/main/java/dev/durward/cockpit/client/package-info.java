/** Owns the platform API's OAuth clients, {@code /oauth/v1} (a design of ours: contract c knows no API). */
@NullMarked
package dev.durward.cockpit.client;

import org.jspecify.annotations.NullMarked;
