package dev.durward.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection in the hands of one thread, with the statements prepared on it. */
public final class Session implements AutoCloseable {
    // enough for every fixed statement of a repository and the commonest questions
    private static final int STATEMENTS = 96;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(32, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The prepared statement of a text; stays open for the next use, so the caller closes only its results. */
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() >= STATEMENTS) {
            Iterator<PreparedStatement> eldest = statements.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        PreparedStatement made = connection.prepareStatement(sql);
        statements.put(sql, made);
        return made;
    }

    /** Runs a change; returns how many rows it changed. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, values);
        return statement.executeUpdate();
    }

    /** Runs a change for each of several rows of values; returns how many rows each changed. */
    public <T> int[] updateEach(String sql, List<T> rows, RowBinding<T> binding) throws SQLException {
        PreparedStatement statement = prepare(sql);
        try {
            for (T row : rows) {
                binding.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** The number in a query's first row; 0 when there is none. */
    public long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Puts values into a statement's parameters: text, whole numbers, bytes or null. */
    static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case String text -> statement.setString(i + 1, StorableText.of(text));
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object other ->
                    throw new IllegalArgumentException(
                            "no column holds a " + other.getClass().getSimpleName());
            }
        }
    }

    /** Closes the statements, not the connection. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    /** Puts one row's values into a statement's parameters. */
    @FunctionalInterface
    public interface RowBinding<T> {
        /** Sets every parameter. */
        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
