package dev.durward.store.secret;

import java.time.Instant;

/** Slow checks of secrets that failed, by name and source: what a guesser has used up, in every process and after a restart. */
public interface FailedCheckRepository {
    /** How many checks of a name from a source failed after a moment. */
    int countAfter(String name, String source, Instant moment);

    /** Keeps a failed check; returns when it is durable. */
    void add(String name, String source, Instant time);

    /** Removes checks that failed at or before a moment, at most {@code limit}; returns how many. */
    int deleteUpTo(Instant moment, int limit);
}
