package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's error means for the caller. */
final class SqlFailures {
    // the primary code is the low byte of an extended one
    private static final int PRIMARY_CODE = 0xFF;

    private static final Set<SQLiteErrorCode> SQLITE_AWAY = Set.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_NOMEM,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_INTERRUPT,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_PROTOCOL,
            SQLiteErrorCode.SQLITE_NOTADB);

    // PostgreSQL, appendix A: connection exception, insufficient resources, operator intervention, system error
    private static final Set<String> POSTGRES_AWAY = Set.of("08", "53", "57", "58");
    // read-only server (a standby), lock not available
    private static final Set<String> POSTGRES_AWAY_STATES = Set.of("25006", "55P03");
    // unique violation by another process, serialization failure, deadlock: another try may pass
    private static final Set<String> POSTGRES_RACES = Set.of("23505", "40001", "40P01");

    // statement cancelled by its time limit, lock not available: another statement may pass
    private static final Set<String> POSTGRES_OWN_STATES = Set.of("57014", "55P03");

    private SqlFailures() {}

    /** The exception for the caller: unavailable, or a bug of ours. */
    static RuntimeException translate(String database, Throwable failure) {
        return switch (failure) {
            case SQLException sql
            when away(sql) -> new StoreUnavailableException(database + ": " + sql.getMessage(), sql);
            case RuntimeException known -> known;
            default -> new IllegalStateException(database + ": statement failed: " + failure.getMessage(), failure);
        };
    }

    /** Whether the database, and not the statement, is the reason. */
    static boolean away(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            int primary = sqlite.getResultCode().code & PRIMARY_CODE;
            return SQLITE_AWAY.contains(SQLiteErrorCode.getErrorCode(primary));
        }
        return failure instanceof SQLTransientConnectionException || awayState(failure.getSQLState());
    }

    /** Whether the database is the reason in a way that any other statement would meet too. */
    static boolean awayForAll(SQLException failure) {
        return away(failure) && (failure.getSQLState() == null || !POSTGRES_OWN_STATES.contains(failure.getSQLState()));
    }

    /** Whether another process got in between, so that the same work may pass when run again. */
    static boolean race(Throwable failure) {
        return failure instanceof SQLException sql
                && !(failure instanceof SQLiteException)
                && sql.getSQLState() != null
                && POSTGRES_RACES.contains(sql.getSQLState());
    }

    private static boolean awayState(@Nullable String state) {
        return state != null
                && (POSTGRES_AWAY_STATES.contains(state)
                        || (state.length() == 5 && POSTGRES_AWAY.contains(state.substring(0, 2))));
    }
}
