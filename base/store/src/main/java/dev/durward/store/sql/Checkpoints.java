package dev.durward.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what a SQLite file's log holds back into the file on a thread of its own, so that no caller of the writer waits
 * for it. The log begins anew only when all of it is copied, which never happens beside a busy writer: so the writer
 * copies the last few pages itself.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    // a look costs some microseconds
    private static final int LOOK_EVERY_COMMITS = 16;
    // 32 MB of log: a page that many commits touch is copied back once
    private static final int BEGIN_PAGES = 8000;
    // 2 MB, a few milliseconds of the writer's time
    private static final int FEW_PAGES = 500;
    // 128 MB: a writer that is faster than the disk waits for it
    private static final int MOST_PAGES = 32_000;
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final Session looking;
    private final Session copying;
    private final ReentrantLock copies = new ReentrantLock();
    private final Thread thread;
    private volatile boolean asked;
    private volatile boolean closed;
    // of the writer's thread
    private int commits;
    private int copiedUpTo;

    private Checkpoints(String name, Connection looking, Connection copying) {
        this.looking = new Session(looking);
        this.copying = new Session(copying);
        this.thread = Thread.ofPlatform().name(name + "-checkpoints").daemon().unstarted(this::serve);
    }

    static Checkpoints open(String name, SqliteFile file) throws SQLException {
        Checkpoints checkpoints = new Checkpoints(name, file.openCopier(), file.openCopier());
        checkpoints.thread.start();
        return checkpoints;
    }

    /** Looks after the log; called by the writer's thread when a commit was confirmed to its callers. */
    void afterCommit() {
        commits++;
        if (commits % LOOK_EVERY_COMMITS == 0) {
            try {
                look();
            } catch (SQLException e) {
                LOG.warn("event=checkpoint-failed reason=\"{}\"", e.getMessage());
            }
        }
    }

    private void look() throws SQLException {
        Log log = run(looking, "PRAGMA wal_checkpoint(NOOP)");
        if (log.pages() < copiedUpTo) {
            // it began anew
            copiedUpTo = 0;
        }
        if (log.pages() - copiedUpTo < BEGIN_PAGES) {
            return;
        }
        if (log.pages() > MOST_PAGES) {
            copies.lock();
        } else if (log.pages() - log.copied() > FEW_PAGES || !copies.tryLock()) {
            asked = true;
            LockSupport.unpark(thread);
            return;
        }
        try {
            run(looking, "PRAGMA wal_checkpoint(PASSIVE)");
            // a reader of an older state may keep the log from beginning anew; not to be tried at every look
            copiedUpTo = log.pages();
        } finally {
            copies.unlock();
        }
    }

    private void serve() {
        while (!closed) {
            if (asked) {
                copy();
                asked = false;
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void copy() {
        copies.lock();
        try {
            run(copying, "PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            LOG.warn("event=checkpoint-failed reason=\"{}\"", e.getMessage());
        } finally {
            copies.unlock();
        }
    }

    private static Log run(Session session, String pragma) throws SQLException {
        return session.first(pragma, row -> new Log(row.getInt(2), row.getInt(3)))
                .orElseThrow();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SqliteFile.closeQuietly(looking);
        SqliteFile.closeQuietly(copying);
    }

    /**
     * How long a log is.
     *
     * @param pages since it began anew
     * @param copied of these, from its beginning, into the file
     */
    private record Log(int pages, int copied) {}
}
