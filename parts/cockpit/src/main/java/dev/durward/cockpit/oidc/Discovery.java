package dev.durward.cockpit.oidc;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a provider last said of itself. One caller asks at a time, and one that did not answer is left alone for a while, so
 * that many sign-ins at a provider that is away cost few calls.
 */
final class Discovery {
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Silence(String reason, Instant until) {}

    private final OpenIdProvider provider;
    private final ProviderCalls calls;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ProviderDescription known;
    private volatile @Nullable Silence silence;

    Discovery(OpenIdProvider provider, ProviderCalls calls, InstantSource clock) {
        this.provider = provider;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * The description, asked for when the last one is too old.
     *
     * @throws IOException when the provider does not answer as it should, or did not shortly before
     */
    ProviderDescription description() throws IOException {
        ProviderDescription latest = known;
        if (latest != null && clock.instant().isBefore(latest.knownUntil())) {
            return latest;
        }
        if (!turn()) {
            throw new IOException("others are still asking the provider");
        }
        try {
            return asked();
        } finally {
            asking.unlock();
        }
    }

    private boolean turn() {
        try {
            return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ProviderDescription asked() throws IOException {
        Instant now = clock.instant();
        ProviderDescription latest = known;
        if (latest != null && now.isBefore(latest.knownUntil())) {
            return latest;
        }
        Silence last = silence;
        if (last != null && now.isBefore(last.until())) {
            throw new IOException(last.reason() + " (a moment ago)");
        }
        try {
            ProviderDescription fresh = ProviderDescription.of(provider, calls, now);
            known = fresh;
            return fresh;
        } catch (IOException away) {
            String reason = Objects.requireNonNullElse(away.getMessage(), "no answer");
            silence = new Silence(reason, clock.instant().plus(LEFT_ALONE));
            throw away;
        }
    }
}
