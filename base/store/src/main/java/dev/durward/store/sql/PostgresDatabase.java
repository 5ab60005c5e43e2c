package dev.durward.store.sql;

import dev.durward.store.StoreLimits;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One group of tables in a PostgreSQL database: reads on the caller's own thread, changes through a few writers that
 * commit in groups.
 */
final class PostgresDatabase implements Database {
    private final String name;
    private final DataSource pool;
    private final WriteQueue writers;

    PostgresDatabase(String name, DataSource pool, int writers, StoreLimits limits) {
        this.name = name;
        this.pool = pool;
        this.writers = new WriteQueue(name, writers, limits, new PooledTransactions(pool));
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        try (Connection connection = pool.getConnection();
                Session session = new Session(connection)) {
            return work.run(session);
        } catch (SQLException e) {
            throw SqlFailures.translate(name, e);
        }
    }

    @Override
    public <T extends @Nullable Object> T readSnapshot(Work<T> work) {
        return read(session -> {
            Connection connection = session.connection();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return work.run(session);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return writers.run(new WorkTicket<>(work));
    }

    @Override
    public boolean append(String sql, Binding binding) {
        return writers.run(new RowTicket(sql, binding));
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public void close() {
        writers.close();
    }

    private record PooledTransactions(DataSource pool) implements Transactions {
        @Override
        public <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
            try (Connection connection = pool.getConnection();
                    Session session = new Session(connection)) {
                connection.setAutoCommit(false);
                try {
                    T result = work.run(session);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException | Error failure) {
                    undo(connection, failure);
                    throw failure;
                }
            }
        }

        private static void undo(Connection connection, Throwable failure) {
            try {
                connection.rollback();
            } catch (SQLException alreadyGone) {
                failure.addSuppressed(alreadyGone);
            }
        }

        @Override
        public void close() {
            // a connection goes back after each transaction
        }
    }
}
