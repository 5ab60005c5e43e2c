package dev.durward.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** One reading thread's connection, opened when first used and again after it broke. */
final class SqliteReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReader.class);

    private final String name;
    private final SqliteFile file;
    private final Duration limit;

    private @Nullable Session session;
    // what runs now and since when; guarded by this, so that an interrupt never hits the next query
    private @Nullable Ticket<?> running;
    private long startedNanos;

    SqliteReader(String name, SqliteFile file, Duration limit) {
        this.name = name;
        this.file = file;
        this.limit = limit;
    }

    void serve(Ticket<?> ticket) {
        try {
            Session opened = open();
            begin(ticket);
            try {
                ticket.run(opened);
            } finally {
                end();
            }
            ticket.succeed();
        } catch (SQLException | RuntimeException | Error failure) {
            if (failure instanceof SQLException sql && SqlFailures.away(sql)) {
                close();
            }
            ticket.fail(SqlFailures.translate(name, failure));
        }
    }

    private Session open() throws SQLException {
        Session known = session;
        if (known == null) {
            known = new Session(file.openReader());
            session = known;
        }
        return known;
    }

    private synchronized void begin(Ticket<?> ticket) {
        running = ticket;
        startedNanos = System.nanoTime();
    }

    private synchronized void end() {
        running = null;
    }

    /** Ends what runs for too long, or what its caller no longer waits for. */
    synchronized void expire(long nowNanos, Duration longest) {
        Session opened = session;
        if (running == null || opened == null) {
            return;
        }
        running.expire(nowNanos, longest, longest);
        if (running.givenUp() || nowNanos - startedNanos > limit.toNanos()) {
            try {
                opened.connection().unwrap(SQLiteConnection.class).getDatabase().interrupt();
            } catch (SQLException e) {
                LOG.debug("event=interrupt-failed database={} reason=\"{}\"", name, e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        Session opened = session;
        session = null;
        if (opened != null) {
            SqliteFile.closeQuietly(opened);
        }
    }
}
