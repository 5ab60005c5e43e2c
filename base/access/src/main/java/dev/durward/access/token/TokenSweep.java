package dev.durward.access.token;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.Profile;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.secret.FailedCheckRepository;
import dev.durward.store.token.TokenOwner;
import dev.durward.store.token.TokenRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what no longer decides anything: expired and revoked tokens, tokens of clients that are gone, revocations of
 * tokens that have ended, failed checks out of their window. It goes in small steps with pauses between, so that those
 * who issue hardly notice.
 */
public final class TokenSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSweep.class);
    private static final int STEP = 1000;
    // a step takes a few milliseconds; the pause leaves the writer to those who issue
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    // locks of users last that long
    private static final Duration FAILED_CHECKS_KEPT = Duration.ofMinutes(60);

    private final DirectoryService directory;
    private final TokenRepository tokens;
    private final Revocations revocations;
    private final FailedCheckRepository failedChecks;
    private final Profile profile;
    private final InstantSource clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-sweep").factory());
    private @Nullable ScheduledFuture<?> sweeping;

    /** Sweeps a repository. */
    public TokenSweep(AccessTokens.Surroundings around, TokenRepository tokens, FailedCheckRepository failedChecks) {
        this.directory = around.directory();
        this.revocations = around.revocations();
        this.profile = around.profile();
        this.clock = around.clock();
        this.tokens = tokens;
        this.failedChecks = failedChecks;
    }

    /** Sweeps every ten seconds from now on. */
    public void start() {
        sweeping = schedule.scheduleWithFixedDelay(
                this::sweepUnlessAway, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweepUnlessAway() {
        try {
            int removed = sweep();
            if (removed > 0) {
                LOG.debug("event=tokens_swept count={}", removed);
            }
        } catch (StoreUnavailableException away) {
            LOG.warn("event=token_sweep_delayed reason=\"{}\"", away.getMessage());
        } catch (RuntimeException failed) {
            // the next one may do better; an exception would end the schedule
            LOG.error("event=token_sweep_failed", failed);
        }
    }

    /** Sweeps once; returns how many tokens were removed. */
    public int sweep() {
        Directory now = directory.current();
        Instant time = clock.instant();
        int removed = 0;
        for (TokenOwner owner : tokens.owners()) {
            Optional<OAuthClient> client = now.client(owner.account(), owner.clientId());
            removed += remove(owner, client.map(known -> endedUpTo(known, time)).orElse(time));
            if (client.isEmpty() && !schedule.isShutdown()) {
                tokens.forgetOwner(owner);
            }
        }
        revocations.sweep(time);
        failedChecks.deleteUpTo(time.minus(FAILED_CHECKS_KEPT), STEP);
        return removed;
    }

    private Instant endedUpTo(OAuthClient client, Instant time) {
        Instant expired = profile.lifetime(client).map(time::minus).orElse(Instant.EPOCH);
        return expired.isAfter(client.tokensIssuedAfter()) ? expired : client.tokensIssuedAfter();
    }

    private int remove(TokenOwner owner, Instant moment) {
        int removed = 0;
        int step;
        do {
            step = tokens.deleteIssuedUpTo(owner.account(), owner.clientId(), moment, STEP);
            removed += step;
            if (step == STEP) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } while (step == STEP && !schedule.isShutdown());
        return removed;
    }

    /** Ends after the step under way. */
    @Override
    public void close() {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
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
