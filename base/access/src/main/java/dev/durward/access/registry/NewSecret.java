package dev.durward.access.registry;

import dev.durward.domain.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * A further secret for a client or an application, so that callers can change over without a failed call.
 *
 * @param secret chosen secret, printable, 16 to 1000 characters; empty to have 256 random bits
 * @param previousEndsIn how long the secret so far goes on, 0 to 30 days; one that ends sooner anyway still does
 */
public record NewSecret(Optional<Secret> secret, Duration previousEndsIn) {
    /** How long the secret so far goes on where nothing else is said. */
    public static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** Checks the time. */
    public NewSecret {
        if (previousEndsIn.isNegative() || previousEndsIn.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException(
                    "the previous secret must end in 0 seconds to 30 days (2592000 seconds)");
        }
    }
}
