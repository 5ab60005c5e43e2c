package dev.durward.store.session;

import dev.durward.domain.session.UserSession;
import dev.durward.store.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Sessions in table {@code user_session} of the directory. */
public final class SqlUserSessionRepository implements UserSessionRepository {
    // far more than a user can have beyond the bound
    private static final int SURPLUS = 1000;
    private static final String INSERT = """
            INSERT INTO user_session
              (session_id, root_id, host, user_name, proof, created_at_ms, last_used_at_ms, ends_at_ms)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?
            WHERE ? = ? OR EXISTS (SELECT 1 FROM user_session WHERE session_id = ?)
            """;
    private static final String SURPLUS_SESSIONS = """
            SELECT session_id FROM user_session WHERE user_name = ? AND host = ? AND session_id <> ?
            ORDER BY last_used_at_ms DESC, session_id LIMIT ? OFFSET ?
            """;
    private static final String END_WITH_ITS_OWN = "DELETE FROM user_session WHERE session_id = ? OR root_id = ?";
    private static final String FIND = """
            SELECT session_id, root_id, host, user_name, proof, created_at_ms, last_used_at_ms, ends_at_ms
            FROM user_session AS session WHERE session_id = ?
              AND EXISTS (SELECT 1 FROM user_session AS root WHERE root.session_id = session.root_id)
            """;
    private static final String USE = """
            UPDATE user_session SET last_used_at_ms = ?
            WHERE session_id IN (?, (SELECT root_id FROM user_session WHERE session_id = ?)) AND last_used_at_ms < ?
            """;
    private static final String END = "DELETE FROM user_session WHERE root_id = ?";
    private static final String DELETE_UNUSED = """
            DELETE FROM user_session WHERE session_id IN (
              SELECT session_id FROM user_session WHERE last_used_at_ms <= ? ORDER BY last_used_at_ms LIMIT ?)
            """;
    private static final String DELETE_ENDED = """
            DELETE FROM user_session WHERE session_id IN (
              SELECT session_id FROM user_session WHERE ends_at_ms <= ? ORDER BY ends_at_ms LIMIT ?)
            """;

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlUserSessionRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(UserSession session, int most) {
        return database.write(connection -> {
            int kept = connection.update(
                    INSERT,
                    session.id(),
                    session.root(),
                    session.host(),
                    session.user(),
                    session.proof(),
                    session.createdAt().toEpochMilli(),
                    session.lastUsedAt().toEpochMilli(),
                    session.endsAt().toEpochMilli(),
                    session.id(),
                    session.root(),
                    session.root());
            if (kept == 0) {
                return false;
            }
            for (String surplus : connection.list(
                    SURPLUS_SESSIONS,
                    row -> row.getString(1),
                    session.user(),
                    session.host(),
                    session.id(),
                    SURPLUS,
                    most - 1)) {
                connection.update(END_WITH_ITS_OWN, surplus, surplus);
            }
            return true;
        });
    }

    // the root is asked for here, too: on PostgreSQL one may end between an insert's look at it and the insert's commit
    @Override
    public Optional<UserSession> find(String id) {
        return database.read(connection -> connection.first(FIND, SqlUserSessionRepository::session, id));
    }

    private static UserSession session(ResultSet row) throws SQLException {
        return new UserSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    @Override
    public void use(String id, Instant time) {
        long moment = time.toEpochMilli();
        database.write(connection -> connection.update(USE, moment, id, id, moment));
    }

    @Override
    public int end(String root) {
        return database.write(connection -> connection.update(END, root));
    }

    @Override
    public int deleteEnded(Instant unusedSince, Instant now, int limit) {
        return database.write(connection -> connection.update(DELETE_UNUSED, unusedSince.toEpochMilli(), limit)
                + connection.update(DELETE_ENDED, now.toEpochMilli(), limit));
    }
}
