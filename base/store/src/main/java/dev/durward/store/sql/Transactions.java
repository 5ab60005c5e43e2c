package dev.durward.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a writer thread gets its transactions. */
interface Transactions {
    /** Runs work in a transaction and commits it, or undoes it and throws. */
    <T extends @Nullable Object> T run(Work<T> work) throws SQLException;

    /** Does what no caller waits for, on the writer thread when those of a transaction have their answer. */
    default void afterwards() {
        // nothing but the transaction itself
    }

    /** Gives back what the calling writer thread holds. */
    void close();
}
