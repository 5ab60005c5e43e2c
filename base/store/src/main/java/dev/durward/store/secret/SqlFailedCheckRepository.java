package dev.durward.store.secret;

import dev.durward.store.sql.Database;
import java.time.Instant;

/** Failed checks in table {@code failed_check} of the directory. */
public final class SqlFailedCheckRepository implements FailedCheckRepository {
    private static final String COUNT =
            "SELECT count(*) FROM failed_check WHERE name = ? AND source = ? AND time_ms > ?";
    private static final String ADD = "INSERT INTO failed_check (name, source, time_ms) VALUES (?, ?, ?)";
    private static final String DELETE = """
            DELETE FROM failed_check WHERE time_ms <= (
              SELECT max(time_ms) FROM (
                SELECT time_ms FROM failed_check WHERE time_ms <= ? ORDER BY time_ms LIMIT ?) AS oldest)
            """;

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlFailedCheckRepository(Database database) {
        this.database = database;
    }

    @Override
    public int countAfter(String name, String source, Instant moment) {
        return (int) (long) database.read(session -> session.number(COUNT, name, source, moment.toEpochMilli()));
    }

    @Override
    public void add(String name, String source, Instant time) {
        database.write(session -> session.update(ADD, name, source, time.toEpochMilli()));
    }

    @Override
    public int deleteUpTo(Instant moment, int limit) {
        return database.write(session -> session.update(DELETE, moment.toEpochMilli(), limit));
    }
}
