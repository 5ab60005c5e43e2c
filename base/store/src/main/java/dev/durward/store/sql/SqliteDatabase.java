package dev.durward.store.sql;

import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A SQLite file with one writer and a few readers. */
public final class SqliteDatabase implements Database {
    // a reader waits for the disk now and then; more would only compete for the processors
    private static final int READERS_PER_PROCESSOR = 2;
    // what a busy file needs for the inner pages of its indexes
    private static final int BUSY_WRITER_CACHE_KB = 16_384;
    private static final int BUSY_READER_CACHE_KB = 3072;
    private static final int CALM_CACHE_KB = 1024;

    private final WriteQueue writer;
    private final ReaderPool readers;

    private SqliteDatabase(String name, SqliteFile file, StoreLimits limits, FileTransactions transactions) {
        this.writer = new WriteQueue(name, 1, limits, transactions);
        this.readers = new ReaderPool(
                name, READERS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(), limits, file);
    }

    /** Opens a schema's file in a folder, which exists, and brings it to this program's version. */
    public static SqliteDatabase open(Path folder, Schema schema, StoreLimits limits) {
        SqliteFile file = file(folder, schema);
        try {
            Connection connection = file.openWriter();
            Session session = new Session(connection);
            long version = version(session, schema);
            Migration migration = new Migration(schema, Dialect.SQLITE);
            migration.requireNotNewer(version, file.path().toString());
            if (version == 0) {
                create(session, schema, migration);
            } else if (version < schema.version()) {
                connection.commit();
                migration.migrate(file.source());
            }
            connection.commit();
            Checkpoints checkpoints = Checkpoints.open(schema.name(), file);
            return new SqliteDatabase(schema.name(), file, limits, new FileTransactions(file, checkpoints, session));
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    "can't open " + file.path() + ": " + e.getMessage()
                            + "; check that its folder and files can be written and the disk is not full",
                    e);
        }
    }

    private static SqliteFile file(Path folder, Schema schema) {
        Path path = folder.resolve(schema.name() + ".db");
        return schema.equals(Schema.DIRECTORY)
                ? new SqliteFile(path, CALM_CACHE_KB, CALM_CACHE_KB)
                : new SqliteFile(path, BUSY_WRITER_CACHE_KB, BUSY_READER_CACHE_KB);
    }

    private static long version(Session session, Schema schema) throws SQLException {
        if (session.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", schema.historyTable()) == 0) {
            return 0;
        }
        return session.number("SELECT max(CAST(version AS INTEGER)) FROM " + schema.historyTable() + " WHERE success");
    }

    /**
     * Makes a new file's tables and tells Flyway that they stand at this version, as its {@code baseline} command does.
     * Loading Flyway would take half of the time that a first start may take.
     */
    private static void create(Session session, Schema schema, Migration migration) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            for (String script : migration.scripts()) {
                statement.executeUpdate(script);
            }
            statement.executeUpdate("""
                    CREATE TABLE %1$s (
                      "installed_rank" INT NOT NULL PRIMARY KEY,
                      "version" VARCHAR(50),
                      "description" VARCHAR(200) NOT NULL,
                      "type" VARCHAR(20) NOT NULL,
                      "script" VARCHAR(1000) NOT NULL,
                      "checksum" INT,
                      "installed_by" VARCHAR(100) NOT NULL,
                      "installed_on" TEXT NOT NULL DEFAULT (strftime('%%Y-%%m-%%d %%H:%%M:%%f','now')),
                      "execution_time" INT NOT NULL,
                      "success" BOOLEAN NOT NULL
                    );
                    CREATE INDEX "%1$s_s_idx" ON "%1$s" ("success");
                    INSERT INTO %1$s VALUES (1, '%2$d', '<< Flyway Baseline >>', 'BASELINE',
                      '<< Flyway Baseline >>', NULL, '', strftime('%%Y-%%m-%%d %%H:%%M:%%f','now'), 0, 1);
                    """.formatted(schema.historyTable(), schema.version()));
        }
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return readers.run(work);
    }

    @Override
    public <T extends @Nullable Object> T readSnapshot(Work<T> work) {
        return readers.run(session -> {
            Connection connection = session.connection();
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
        return writer.run(new WorkTicket<>(work));
    }

    @Override
    public boolean append(String sql, Binding binding) {
        return writer.run(new RowTicket(sql, binding));
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() {
        // the last connection to close empties the log into the file, which a reading one can't
        readers.close();
        writer.close();
    }

    /** The transactions of the writer thread, on a connection that is opened again after it broke. */
    private static final class FileTransactions implements Transactions {
        private final SqliteFile file;
        private final Checkpoints checkpoints;
        private @Nullable Session session;

        FileTransactions(SqliteFile file, Checkpoints checkpoints, Session session) {
            this.file = file;
            this.checkpoints = checkpoints;
            this.session = session;
        }

        @Override
        public <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
            Session current = session;
            if (current == null) {
                current = new Session(file.openWriter());
                session = current;
            }
            try {
                T result = work.run(current);
                current.connection().commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                undo(current, failure);
                throw failure;
            }
        }

        private void undo(Session current, Throwable failure) {
            try {
                current.connection().rollback();
                if (!(failure instanceof SQLException sql) || !SqlFailures.away(sql)) {
                    return;
                }
            } catch (SQLException alreadyUndone) {
                failure.addSuppressed(alreadyUndone);
            }
            session = null;
            SqliteFile.closeQuietly(current);
        }

        @Override
        public void afterwards() {
            checkpoints.afterCommit();
        }

        @Override
        public void close() {
            checkpoints.close();
            SqliteFile.closeQuietly(session);
        }
    }
}
