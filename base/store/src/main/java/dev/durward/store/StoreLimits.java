package dev.durward.store;

import java.time.Duration;

/**
 * How long calls may take and how many may wait.
 *
 * @param statement longest time a read may run
 * @param queueing longest time a call may wait for its turn
 * @param queueLength calls that may wait for the writer, and for the readers, of one database
 */
public record StoreLimits(Duration statement, Duration queueing, int queueLength) {
    /** 30 seconds a read, 5 seconds of waiting, 4096 calls. */
    public static final StoreLimits DEFAULT = new StoreLimits(Duration.ofSeconds(30), Duration.ofSeconds(5), 4096);

    /** Checks that each is positive. */
    public StoreLimits {
        if (!statement.isPositive() || !queueing.isPositive() || queueLength < 1) {
            throw new IllegalArgumentException("limits of the store must be positive");
        }
    }
}
