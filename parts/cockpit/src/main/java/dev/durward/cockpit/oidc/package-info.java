/**
 * Owns sign-in at OpenID providers: the authorization code flow of OpenID Connect Core 1.0 with a library's client. Knows
 * nothing of sessions.
 */
@NullMarked
package dev.durward.cockpit.oidc;

import org.jspecify.annotations.NullMarked;
