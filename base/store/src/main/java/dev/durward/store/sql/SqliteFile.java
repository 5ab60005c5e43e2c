package dev.durward.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file and how connections to it are set up.
 *
 * @param path the file
 * @param writerCacheKb page cache of the writer, KiB
 * @param readerCacheKb page cache of each reader, KiB
 */
record SqliteFile(Path path, int writerCacheKb, int readerCacheKb) {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final int BUSY_TIMEOUT_MS = 5000;
    private static final int COPIER_CACHE_KB = 64;
    private static final int JOURNAL_BYTES = 64 << 20;

    Connection openWriter() throws SQLException {
        SQLiteConfig config = config(writerCacheKb);
        // kept in the file: readers see a state while the writer makes the next
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // what is committed survives a power failure
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // see Checkpoints
        config.setWalAutocheckpoint(0);
        config.setJournalSizeLimit(JOURNAL_BYTES);
        Connection connection = connect(config);
        connection.setAutoCommit(false);
        return connection;
    }

    /** For checkpoints alone; makes the file durable as the writer does. */
    Connection openCopier() throws SQLException {
        SQLiteConfig config = config(COPIER_CACHE_KB);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setWalAutocheckpoint(0);
        return connect(config);
    }

    Connection openReader() throws SQLException {
        SQLiteConfig config = config(readerCacheKb);
        config.setReadOnly(true);
        Connection connection = connect(config);
        Function.create(connection, "unicode_lower", new CaseFunction(false), 1, Function.FLAG_DETERMINISTIC);
        Function.create(connection, "unicode_upper", new CaseFunction(true), 1, Function.FLAG_DETERMINISTIC);
        return connection;
    }

    /** For Flyway, which opens and closes its own connections. */
    SQLiteDataSource source() {
        SQLiteDataSource source = new SQLiteDataSource(config(writerCacheKb));
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private static SQLiteConfig config(int cacheKb) {
        SQLiteConfig config = new SQLiteConfig(new Properties());
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        // negative: KiB instead of pages
        config.setCacheSize(-cacheKb);
        // a query for the new row id after each insert that nobody asks for
        config.setGetGeneratedKeys(false);
        return config;
    }

    static void closeQuietly(@Nullable Session session) {
        if (session == null) {
            return;
        }
        try {
            session.close();
            session.connection().close();
        } catch (SQLException e) {
            LOG.debug("event=close-failed reason=\"{}\"", e.getMessage());
        }
    }

    private static final class CaseFunction extends Function {
        private final boolean upper;

        CaseFunction(boolean upper) {
            this.upper = upper;
        }

        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
                result();
            } else {
                result(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
            }
        }
    }
}
