package dev.durward.access.caller;

import dev.durward.domain.secret.Secret;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.secret.FailedCheckRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many slow checks a source may fail for a name: five in 15 minutes, over all processes and restarts. Only what
 * passed the short tag is counted, one of 16,384 guesses, so that the store is asked seldom.
 */
final class GuessBudget {
    private static final Logger LOG = LoggerFactory.getLogger(GuessBudget.class);
    private static final int FAILURES = 5;
    // somebody else presents the same secret now
    private static final int SHARED = -1;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FailedCheckRepository failed;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Set<Secret>> underWay = new ConcurrentHashMap<>();

    GuessBudget(FailedCheckRepository failed, InstantSource clock) {
        this.failed = failed;
        this.clock = clock;
    }

    /**
     * Takes one of the checks that are left; false when there is none. Those under way count, but a secret that is
     * presented many times at once counts once, because it is hashed once.
     */
    boolean take(String name, String source, Secret secret) {
        AtomicInteger othersUnderWay = new AtomicInteger();
        underWay.compute(key(name, source), (key, known) -> {
            Set<Secret> secrets = known == null ? new HashSet<>() : known;
            othersUnderWay.set(secrets.add(secret) ? secrets.size() - 1 : SHARED);
            return secrets;
        });
        if (othersUnderWay.get() == SHARED || failures(name, source) + othersUnderWay.get() < FAILURES) {
            return true;
        }
        giveBack(name, source, secret);
        return false;
    }

    private int failures(String name, String source) {
        try {
            return failed.countAfter(name, source, clock.instant().minus(WINDOW));
        } catch (StoreUnavailableException away) {
            // a right secret must work while the store is away, so that JSON Web Tokens are issued; guesses stay slowed
            LOG.debug("event=guess_budget_unknown reason=\"{}\"", away.getMessage());
            return 0;
        }
    }

    /** A taken check failed: one less is left. */
    void spend(String name, String source) {
        try {
            failed.add(name, source, clock.instant());
        } catch (StoreUnavailableException away) {
            LOG.warn("event=failed_check_not_kept reason=\"{}\"", away.getMessage());
        }
    }

    /** A taken check has ended. */
    void giveBack(String name, String source, Secret secret) {
        underWay.computeIfPresent(key(name, source), (key, secrets) -> {
            secrets.remove(secret);
            return secrets.isEmpty() ? null : secrets;
        });
    }

    private static String key(String name, String source) {
        return source + ' ' + name;
    }
}
