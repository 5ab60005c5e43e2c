package dev.durward.authorization.token;

import java.time.Duration;

/** Outcome of a token request: every case is part of the protocol, none is an exception. */
sealed interface TokenResult {
    /** A token was issued and is durable (RFC 6749 section 5.1). */
    record Issued(String accessToken, Duration expiresIn) implements TokenResult {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "Issued[" + expiresIn + "]";
        }
    }

    /** The request was refused (RFC 6749 section 5.2). */
    record Refused(OAuthError error, String description) implements TokenResult {}

    /** The caller must wait before it tries again. */
    record Slowed(Duration retryAfter) implements TokenResult {}
}
