package dev.durward.access.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.secret.FailedCheckRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documented lock of users: five failures lock a user for a source for 60 minutes (contract e), by the form or by
 * Basic. Each process counts for itself; a lock is kept in the store, so that within about a second it holds in all of
 * them, and after a restart.
 */
final class UserLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UserLock.class);
    private static final int FAILURES = 5;
    private static final Duration LOCKED = Duration.ofMinutes(60);
    private static final Duration KNOWN = Duration.ofSeconds(1);
    private static final int REMEMBERED = 50_000;
    private static final int WAITING = 1000;
    // no client's id holds a colon
    private static final String KEPT_AS = "user:";

    private final FailedCheckRepository kept;
    private final InstantSource clock;
    private final Cache<String, Integer> failures = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(LOCKED)
            .build();
    private final Cache<String, Boolean> lockedElsewhere = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(KNOWN)
            .build();
    // beside the request, which would else take longer for a user that there is
    private final ThreadPoolExecutor keeping = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("user-lock").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    UserLock(FailedCheckRepository kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
        keeping.allowCoreThreadTimeOut(true);
    }

    boolean locked(String user, String source) {
        Integer count = failures.getIfPresent(key(user, source));
        return (count != null && count >= FAILURES)
                || lockedElsewhere.get(key(user, source), key -> isKept(user, source));
    }

    private boolean isKept(String user, String source) {
        try {
            return kept.countAfter(KEPT_AS + user, source, clock.instant().minus(LOCKED)) > 0;
        } catch (StoreUnavailableException away) {
            LOG.debug("event=user_lock_unknown reason=\"{}\"", away.getMessage());
            return false;
        }
    }

    /** Counts a failure; true for the one that locks. */
    boolean failed(String user, String source) {
        return failures.asMap().merge(key(user, source), 1, Integer::sum) == FAILURES;
    }

    /** Keeps a lock for the other processes; to be called for users that there are, so that nobody can fill the store. */
    void keep(String user, String source) {
        keeping.execute(() -> {
            try {
                kept.add(KEPT_AS + user, source, clock.instant());
            } catch (StoreUnavailableException away) {
                LOG.warn("event=user_lock_not_kept reason=\"{}\"", away.getMessage());
            }
        });
    }

    void succeeded(String user, String source) {
        failures.invalidate(key(user, source));
    }

    private static String key(String user, String source) {
        return source + ' ' + user;
    }

    /** Keeps what waits, for at most five seconds. */
    @Override
    public void close() {
        keeping.shutdown();
        try {
            if (!keeping.awaitTermination(5, TimeUnit.SECONDS)) {
                keeping.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
