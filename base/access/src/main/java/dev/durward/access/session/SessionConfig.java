package dev.durward.access.session;

import java.time.Duration;
import java.util.Set;

/**
 * How long people stay signed in.
 *
 * @param idleLimit a session unused for this long ends; 1 minute to 24 hours
 * @param absoluteLimit a session ends this long after the sign-in; from the idle limit to 30 days
 * @param mostPerUser sessions of one user at one host, at least 1; one more ends the one unused for longest
 * @param identityProviders ids of the providers whose users may have sessions
 */
public record SessionConfig(
        Duration idleLimit, Duration absoluteLimit, int mostPerUser, Set<String> identityProviders) {
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_IDLE = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** 20 minutes as in the original (contract e), 12 hours, 20 sessions, local users only. */
    public static final SessionConfig DEFAULT =
            new SessionConfig(Duration.ofMinutes(20), Duration.ofHours(12), 20, Set.of());

    /** Checks the bounds. */
    public SessionConfig {
        if (idleLimit.compareTo(SHORTEST_IDLE) < 0 || idleLimit.compareTo(LONGEST_IDLE) > 0) {
            throw new IllegalArgumentException("idle-limit must be 1m to 24h");
        }
        if (absoluteLimit.compareTo(idleLimit) < 0 || absoluteLimit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("absolute-limit must be at least idle-limit and at most 30d");
        }
        if (mostPerUser < 1) {
            throw new IllegalArgumentException("most-per-user must be at least 1");
        }
        identityProviders = Set.copyOf(identityProviders);
    }

    /** The same limits for users of other providers. */
    public SessionConfig withIdentityProviders(Set<String> ids) {
        return new SessionConfig(idleLimit, absoluteLimit, mostPerUser, ids);
    }
}
