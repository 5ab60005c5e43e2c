package dev.durward.authorization.endpoint;

import java.time.Duration;

/** Why a request is not granted: part of the protocol, no exception. */
public sealed interface Refusal {
    /** An error of RFC 6749 section 5.2. */
    record Refused(OAuthError error, String description) implements Refusal {}

    /** The caller must wait before it tries again. */
    record Slowed(Duration retryAfter) implements Refusal {}

    /** {@code invalid_request}. */
    static Refusal invalidRequest(String description) {
        return new Refused(OAuthError.INVALID_REQUEST, description);
    }

    /** {@code invalid_client}. */
    static Refusal invalidClient(String description) {
        return new Refused(OAuthError.INVALID_CLIENT, description);
    }
}
