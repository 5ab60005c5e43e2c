package dev.durward.store;

import org.jspecify.annotations.Nullable;

/** The database can't be reached, is full, or did not answer in time. Callers answer 503, never 401. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names what failed, for the server's own log, and why. */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
