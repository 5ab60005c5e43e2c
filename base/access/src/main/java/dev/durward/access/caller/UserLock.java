package dev.durward.access.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** The documented lock of users: five failures lock a user for a source for 60 minutes (contract e). */
final class UserLock {
    private static final int FAILURES = 5;
    private static final Duration LOCKED = Duration.ofMinutes(60);

    private final Cache<String, Integer> failures =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(LOCKED).build();

    boolean locked(String user, String source) {
        Integer count = failures.getIfPresent(key(user, source));
        return count != null && count >= FAILURES;
    }

    void failed(String user, String source) {
        failures.asMap().merge(key(user, source), 1, Integer::sum);
    }

    void succeeded(String user, String source) {
        failures.invalidate(key(user, source));
    }

    private static String key(String user, String source) {
        return source + ' ' + user;
    }
}
