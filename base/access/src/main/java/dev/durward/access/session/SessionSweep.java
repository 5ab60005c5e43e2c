package dev.durward.access.session;

import dev.durward.store.StoreUnavailableException;
import dev.durward.store.session.OneTimeCodeRepository;
import dev.durward.store.session.UserSessionRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes sessions and codes that nobody can use any more, a few hundred at a time. */
public final class SessionSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSweep.class);
    private static final int STEP = 500;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final UserSessionRepository sessions;
    private final OneTimeCodeRepository codes;
    private final Duration idleLimit;
    private final InstantSource clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("session-sweep").factory());

    /** Sweeps when told to. */
    public SessionSweep(
            UserSessionRepository sessions, OneTimeCodeRepository codes, Duration idleLimit, InstantSource clock) {
        this.sessions = sessions;
        this.codes = codes;
        this.idleLimit = idleLimit;
        this.clock = clock;
    }

    /** Sweeps every 30 seconds from now on. */
    public void start() {
        var _ = schedule.scheduleWithFixedDelay(
                this::sweepUnlessAway, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweepUnlessAway() {
        try {
            sweep();
        } catch (StoreUnavailableException away) {
            LOG.warn("event=session_sweep_delayed reason=\"{}\"", away.getMessage());
        } catch (RuntimeException failed) {
            // the next one may do better; an exception would end the schedule
            LOG.error("event=session_sweep_failed", failed);
        }
    }

    /** Sweeps once; returns how many sessions and codes were removed. */
    public int sweep() {
        Instant now = clock.instant();
        int removed = 0;
        int step;
        do {
            step = sessions.deleteEnded(now.minus(idleLimit), now, STEP) + codes.deleteEnded(now, STEP);
            removed += step;
        } while (step >= STEP && !schedule.isShutdown());
        return removed;
    }

    /** Ends after the step under way. */
    @Override
    public void close() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(5, TimeUnit.SECONDS)) {
                schedule.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
