package dev.durward.access.directory;

import dev.durward.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How old this process's knowledge of changes by other processes is. Without news for five seconds nobody is let in, so
 * that a revocation is not missed.
 */
public final class Freshness {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private volatile long renewedAt;

    /**
     * Fresh now.
     *
     * @param nanoTime monotonic time in nanoseconds
     */
    public Freshness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.renewedAt = nanoTime.getAsLong();
    }

    /** For a process that shares its store with none, and so misses nothing. */
    public static Freshness alone() {
        return new Freshness(() -> 0);
    }

    /** Everything that others did so far is known. */
    public void renew() {
        renewedAt = nanoTime.getAsLong();
    }

    /**
     * Refuses to decide on old knowledge.
     *
     * @throws StoreUnavailableException when there has been no news for too long
     */
    public void require() {
        if (nanoTime.getAsLong() - renewedAt > LIMIT.toNanos()) {
            throw new StoreUnavailableException(
                    "no news of revocations for more than " + LIMIT.toSeconds() + " s", null);
        }
    }
}
