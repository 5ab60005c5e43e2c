package dev.durward.store.session;

import java.time.Instant;
import java.util.Optional;

/** Codes that can be presented once, in any process on the store. */
public interface OneTimeCodeRepository {
    /**
     * Keeps a code; false, and nothing changes, when there is one of that id.
     *
     * @param id what the code is kept by; never the code itself
     * @param purpose what it may be presented for
     * @param content what is to be known when it is presented
     * @param endsAt until when it may be presented
     */
    boolean insert(String id, String purpose, String content, Instant endsAt);

    /** The content of a code for a purpose that has not ended; the code is gone then. One of several callers gets it. */
    Optional<String> take(String id, String purpose, Instant now);

    /** The content of a code for a purpose that has not ended; the code stays. */
    Optional<String> find(String id, String purpose, Instant now);

    /** Removes codes that ended at or before a moment, at most {@code limit}; returns how many. */
    int deleteEnded(Instant moment, int limit);
}
