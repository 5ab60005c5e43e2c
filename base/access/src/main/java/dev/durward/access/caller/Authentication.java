package dev.durward.access.caller;

import java.time.Duration;

/** Outcome of asking who is calling. Every case but the first is answered 401, or 429 for {@link Slowed}. */
public sealed interface Authentication {
    /** The caller is known. */
    record Authenticated(Caller caller) implements Authentication {}

    /** No credentials, or in a form that is not understood. */
    record Missing() implements Authentication {}

    /** Unknown user, wrong password, or a locked user; which of them is not said. */
    record BadCredentials() implements Authentication {}

    /** The bearer token is unknown, expired, revoked, or for another application. */
    record InvalidToken() implements Authentication {}

    /** This source failed too often, or too many checks are waiting. */
    record Slowed(Duration retryAfter) implements Authentication {}
}
