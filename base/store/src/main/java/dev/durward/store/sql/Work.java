package dev.durward.store.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Statements that belong together. May be run more than once until it is committed, so it changes nothing but the
 * database.
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    /** Runs the statements; an exception of any kind undoes them. */
    T run(Session session) throws SQLException;
}
