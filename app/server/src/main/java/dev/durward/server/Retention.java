package dev.durward.server;

import dev.durward.store.log.MessageLogRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes logs that are older than the retention, in small steps, and prepares the store for the coming days. */
final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int STEP = 500;
    private static final long FIRST_MINUTES = 5;
    private static final long EVERY_MINUTES = 60;

    private final MessageLogRepository logs;
    private final Duration kept;
    private final InstantSource clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());
    private final ScheduledFuture<?> rounds;

    Retention(MessageLogRepository logs, Duration kept, InstantSource clock) {
        this.logs = logs;
        this.kept = kept;
        this.clock = clock;
        rounds = schedule.scheduleWithFixedDelay(this::round, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void round() {
        try {
            logs.maintain(clock.instant());
            int removed = 0;
            int step = STEP;
            while (step > 0 && !Thread.currentThread().isInterrupted()) {
                step = logs.deleteStartedBefore(clock.instant().minus(kept), STEP);
                removed += step;
            }
            LOG.info("event=retention removed={}", removed);
        } catch (RuntimeException away) {
            LOG.warn("event=retention_failed reason=\"{}\"", away.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.cancel(true);
        schedule.shutdownNow();
    }
}
