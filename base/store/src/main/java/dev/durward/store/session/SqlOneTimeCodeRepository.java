package dev.durward.store.session;

import dev.durward.store.sql.Database;
import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Codes in table {@code one_time_code} of the directory. */
public final class SqlOneTimeCodeRepository implements OneTimeCodeRepository {
    private static final String INSERT = """
            INSERT INTO one_time_code (code_id, purpose, content, ends_at_ms) VALUES (?, ?, ?, ?)
            ON CONFLICT (code_id) DO NOTHING
            """;
    private static final String FIND =
            "SELECT content FROM one_time_code WHERE code_id = ? AND purpose = ? AND ends_at_ms > ?";
    private static final String DELETE = "DELETE FROM one_time_code WHERE code_id = ?";
    private static final String DELETE_ENDED = """
            DELETE FROM one_time_code WHERE code_id IN (
              SELECT code_id FROM one_time_code WHERE ends_at_ms <= ? ORDER BY ends_at_ms LIMIT ?)
            """;

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlOneTimeCodeRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(String id, String purpose, String content, Instant endsAt) {
        return database.write(
                connection -> connection.update(INSERT, id, purpose, content, endsAt.toEpochMilli()) == 1);
    }

    @Override
    public Optional<String> take(String id, String purpose, Instant now) {
        return database.write(connection -> {
            Optional<String> content = find(connection, id, purpose, now);
            // two may have read it; only one of them deletes it
            return content.isPresent() && connection.update(DELETE, id) == 1 ? content : Optional.empty();
        });
    }

    @Override
    public Optional<String> find(String id, String purpose, Instant now) {
        return database.read(connection -> find(connection, id, purpose, now));
    }

    private static Optional<String> find(Session connection, String id, String purpose, Instant now)
            throws SQLException {
        return connection.first(FIND, row -> row.getString(1), id, purpose, now.toEpochMilli());
    }

    @Override
    public int deleteEnded(Instant moment, int limit) {
        return database.write(connection -> connection.update(DELETE_ENDED, moment.toEpochMilli(), limit));
    }
}
