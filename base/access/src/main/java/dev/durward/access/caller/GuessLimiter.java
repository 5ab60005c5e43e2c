package dev.durward.access.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows sources that keep presenting wrong secrets: from some failure on the answer is to wait, and longer each time. A
 * right secret never meets it.
 */
final class GuessLimiter {
    private record Failures(int count, Instant nextAttempt) {}

    // A person or a script that mistypes gets this many free tries.
    private static final int FREE_FAILURES_PER_NAME = 10;
    private static final int FREE_FAILURES_PER_SOURCE = 30;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Duration MEMORY = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(MEMORY).build();

    GuessLimiter(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the source should wait; zero when it need not. */
    Duration pause(String name, String source) {
        Duration ofName = remaining(key(name, source));
        Duration ofSource = remaining(source);
        return ofName.compareTo(ofSource) > 0 ? ofName : ofSource;
    }

    void failed(String name, String source) {
        count(key(name, source), FREE_FAILURES_PER_NAME);
        count(source, FREE_FAILURES_PER_SOURCE);
    }

    void succeeded(String name, String source) {
        failures.invalidate(key(name, source));
    }

    private static String key(String name, String source) {
        return source + ' ' + name;
    }

    private Duration remaining(String key) {
        Failures known = failures.getIfPresent(key);
        if (known == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.nextAttempt());
        return left.isPositive() ? left : Duration.ZERO;
    }

    private void count(String key, int free) {
        failures.asMap().compute(key, (ignored, known) -> {
            int count = known == null ? 1 : known.count() + 1;
            long seconds = count < free ? 0 : 1L << Math.min(count - free, 6);
            Duration delay = Duration.ofSeconds(Math.min(seconds, LONGEST_DELAY.toSeconds()));
            return new Failures(count, clock.instant().plus(delay));
        });
    }
}
