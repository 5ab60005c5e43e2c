package dev.durward.access.directory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process up with changes that other processes make, by asking the store for them again and again. */
public final class ChangeFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-follower").factory());
    private final ScheduledFuture<?> following;

    /**
     * Starts asking.
     *
     * @param question asks the store and takes over what is new
     * @param freshness told after each answer
     * @param interval time between two questions; the promise is that every node knows within a second
     */
    public ChangeFollower(Runnable question, Freshness freshness, Duration interval) {
        following = schedule.scheduleWithFixedDelay(
                () -> follow(question, freshness), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void follow(Runnable question, Freshness freshness) {
        try {
            question.run();
            freshness.renew();
        } catch (RuntimeException away) {
            LOG.warn("event=changes_unknown reason=\"{}\"", away.getMessage());
        }
    }

    @Override
    public void close() {
        following.cancel(false);
        schedule.shutdown();
        try {
            // a question under way must end before the store closes
            if (!schedule.awaitTermination(2, TimeUnit.SECONDS)) {
                schedule.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
