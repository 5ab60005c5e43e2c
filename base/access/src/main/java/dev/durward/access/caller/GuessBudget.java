package dev.durward.access.caller;

import dev.durward.store.StoreUnavailableException;
import dev.durward.store.secret.FailedCheckRepository;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many slow checks a source may fail for a name: five in 15 minutes, over all processes and restarts. Only what
 * passed the short tag is counted, one of 16,384 guesses, so that the store is asked seldom.
 */
final class GuessBudget {
    private static final Logger LOG = LoggerFactory.getLogger(GuessBudget.class);
    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final FailedCheckRepository failed;
    private final InstantSource clock;

    GuessBudget(FailedCheckRepository failed, InstantSource clock) {
        this.failed = failed;
        this.clock = clock;
    }

    boolean spent(String name, String source) {
        try {
            return failed.countAfter(name, source, clock.instant().minus(WINDOW)) >= FAILURES;
        } catch (StoreUnavailableException away) {
            // a right secret must work while the store is away, so that JSON Web Tokens are issued; guesses stay slowed
            LOG.debug("event=guess_budget_unknown reason=\"{}\"", away.getMessage());
            return false;
        }
    }

    void spend(String name, String source) {
        try {
            failed.add(name, source, clock.instant());
        } catch (StoreUnavailableException away) {
            LOG.warn("event=failed_check_not_kept reason=\"{}\"", away.getMessage());
        }
    }
}
