package dev.durward.management.monitor;

import dev.durward.web.Failure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How many counts over all logs of an account run at once in this process, so that messages always have the store, too. */
final class ParallelCounts {
    private static final int RETRY_SECONDS = 5;

    private final Semaphore places;
    private final Duration patience;

    /**
     * Some places.
     *
     * @param atOnce how many counts run at once
     * @param patience how long another one waits for its turn
     */
    ParallelCounts(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /**
     * Counts when it is its turn.
     *
     * @throws Failure 503 with {@code Retry-After} when that does not come in time
     */
    <T> T run(Supplier<T> count) {
        if (!turn()) {
            throw new Failure(503, "Too many overviews are being counted; try again later")
                    .with("Retry-After", Integer.toString(RETRY_SECONDS));
        }
        try {
            return count.get();
        } finally {
            places.release();
        }
    }

    private boolean turn() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
