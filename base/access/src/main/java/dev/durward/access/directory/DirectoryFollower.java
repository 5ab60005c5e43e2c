package dev.durward.access.directory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process's directory up with changes that other processes make, by asking for the change counter. */
public final class DirectoryFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFollower.class);

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("directory-follower").factory());
    private final ScheduledFuture<?> following;

    /**
     * Starts asking.
     *
     * @param directory what to keep up
     * @param interval time between two questions; the promise is that every node knows within a second
     */
    public DirectoryFollower(DirectoryService directory, Duration interval) {
        following = schedule.scheduleWithFixedDelay(
                () -> follow(directory), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void follow(DirectoryService directory) {
        try {
            directory.refresh();
        } catch (RuntimeException away) {
            LOG.warn("event=directory_refresh_failed reason=\"{}\"", away.getMessage());
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
