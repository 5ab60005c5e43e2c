package dev.durward.access.jwt;

import dev.durward.domain.oauth.SignatureAlgorithm;
import java.time.Duration;

/**
 * How signing keys follow each other.
 *
 * @param algorithm what new keys sign with
 * @param publishLead how long a key is published before it signs, a second or more; verifiers may keep the published
 *     set for half of it
 * @param keyLifetime how long a key signs, more than {@code publishLead}
 */
public record KeyRotationConfig(SignatureAlgorithm algorithm, Duration publishLead, Duration keyLifetime) {
    /** ES256, published 10 minutes before use, for 90 days. */
    public static final KeyRotationConfig DEFAULT =
            new KeyRotationConfig(SignatureAlgorithm.ES256, Duration.ofMinutes(10), Duration.ofDays(90));

    /** Checks the durations. */
    public KeyRotationConfig {
        if (publishLead.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "a signing key must be published a second or more before it signs, was " + publishLead);
        }
        if (keyLifetime.compareTo(publishLead) <= 0) {
            throw new IllegalArgumentException("a signing key must sign for longer than it is published before ("
                    + publishLead + "), was " + keyLifetime);
        }
    }

    /** How long a verifier may keep the published set, so that it has every key before that key signs. */
    public Duration publishedMaxAge() {
        return publishLead.dividedBy(2);
    }
}
