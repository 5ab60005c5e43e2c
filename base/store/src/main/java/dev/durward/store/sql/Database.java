package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * One database. Calls come from any thread, also virtual ones, and throw
 * {@link StoreUnavailableException} when it can't be reached, is full or too slow.
 */
public interface Database extends AutoCloseable {
    /** Runs queries that need not see one state; each sees what was committed when it began. */
    <T extends @Nullable Object> T read(Work<T> work);

    /** Runs queries that all see one state. */
    <T extends @Nullable Object> T readSnapshot(Work<T> work);

    /**
     * Runs changes in a transaction, possibly one shared with others, and returns when it is durable. When the work
     * fails, nothing of it is kept.
     */
    <T extends @Nullable Object> T write(Work<T> work);

    /**
     * Runs one statement that changes a row or none, together with others of the same text; returns whether it changed
     * one, when that is durable.
     */
    boolean append(String sql, Binding binding);

    /** What is particular to this database. */
    Dialect dialect();

    /** Whether it answers now. */
    default boolean ready() {
        try {
            return read(session -> session.number("SELECT 1")) == 1;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    /** Writes what is queued, then closes every connection. */
    @Override
    void close();
}
