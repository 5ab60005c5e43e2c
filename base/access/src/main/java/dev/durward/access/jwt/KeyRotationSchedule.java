package dev.durward.access.jwt;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a process's signing keys up: at the start, and again and again. */
public final class KeyRotationSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotationSchedule.class);

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-rotation").factory());

    /**
     * Makes the first key if there is none, before it returns, and starts to look after the keys.
     *
     * @param rotation what to do again and again
     * @param interval time between two looks; what is due waits for so long at the most
     */
    public KeyRotationSchedule(KeyRotation rotation, Duration interval) {
        keepUp(rotation);
        var _ = schedule.scheduleWithFixedDelay(
                () -> keepUp(rotation), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void keepUp(KeyRotation rotation) {
        try {
            rotation.keepUp();
        } catch (RuntimeException away) {
            // an exception would end the schedule; the next look tries again
            LOG.warn("event=key_rotation_failed reason=\"{}\"", away.getMessage());
        }
    }

    @Override
    public void close() {
        schedule.shutdown();
        try {
            // a change under way must end before the store closes
            if (!schedule.awaitTermination(2, TimeUnit.SECONDS)) {
                schedule.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
