package dev.durward.domain.oauth;

import java.time.Duration;
import java.util.Optional;

/** Which of the original's ages the authorization service behaves like (contract a.6). */
public enum Profile {
    /** As the original is now: every token ends, after 180 days at the latest. */
    STANDARD,
    /**
     * As the original once was: a client registered with lifetime 0 gets tokens that never end, and the audit log shows
     * the first five characters of each token. For tests of old clients only.
     */
    LEGACY;

    /** How long a client's opaque tokens live; empty for ever. */
    public Optional<Duration> lifetime(OAuthClient client) {
        if (!client.tokenLifetime().isZero()) {
            return Optional.of(client.tokenLifetime());
        }
        return switch (this) {
            case STANDARD -> Optional.of(OAuthClient.LONGEST_LIFETIME);
            case LEGACY -> Optional.empty();
        };
    }
}
