package dev.durward.store.sql;

import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of changes of one database, and the platform threads that write them with group commit: all that is
 * queued goes into one transaction and is confirmed by one commit. When it fails, each change is run again alone, so
 * that nobody pays for another's conflict.
 */
final class WriteQueue implements AutoCloseable {
    // more would only make the first of a batch wait longer
    private static final int BATCH = 512;
    // another process that gets in between three times in a row is not a race any more
    private static final int TRIES = 3;

    private final String name;
    private final StoreLimits limits;
    private final Transactions transactions;
    private final ArrayBlockingQueue<Ticket<?>> queue;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    WriteQueue(String name, int writers, StoreLimits limits, Transactions transactions) {
        this.name = name;
        this.limits = limits;
        this.transactions = transactions;
        this.queue = new ArrayBlockingQueue<>(limits.queueLength());
        for (int i = 1; i <= writers; i++) {
            threads.add(Thread.ofPlatform().name(name + "-writer-" + i).daemon().start(this::drain));
        }
    }

    <T extends @Nullable Object> T run(Ticket<T> ticket) {
        if (!offer(ticket)) {
            throw new StoreUnavailableException(
                    name + ": " + limits.queueLength() + " changes are waiting for the writer already", null);
        }
        return ticket.awaitWrite(limits.queueing());
    }

    private boolean offer(Ticket<?> ticket) {
        if (closed) {
            throw new StoreUnavailableException(name + " is closed", null);
        }
        try {
            return queue.offer(ticket) || queue.offer(ticket, limits.queueing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(name + ": the caller left", e);
        }
    }

    private void drain() {
        List<Ticket<?>> batch = new ArrayList<>(BATCH);
        while (next(batch)) {
            batch.removeIf(ticket -> !ticket.take());
            if (!batch.isEmpty()) {
                writeTogether(batch);
            }
            batch.clear();
        }
        transactions.close();
    }

    private boolean next(List<Ticket<?>> batch) {
        Ticket<?> first = Threads.take(queue);
        if (first == Ticket.END) {
            return false;
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        // met in the middle: for the threads that come next, of which this may be one
        for (int ends = Collections.frequency(batch, Ticket.END); ends > 0; ends--) {
            queue.offer(Ticket.END);
        }
        batch.removeIf(ticket -> ticket == Ticket.END);
        return true;
    }

    private void writeTogether(List<Ticket<?>> batch) {
        try {
            transactions.run(session -> {
                runAll(session, batch);
                return null;
            });
            batch.forEach(Ticket::succeed);
        } catch (SQLException | RuntimeException | Error failure) {
            if (batch.size() == 1 && !SqlFailures.race(failure)) {
                batch.getFirst().fail(SqlFailures.translate(name, failure));
            } else if (failure instanceof SQLException sql && SqlFailures.away(sql)) {
                batch.forEach(ticket -> ticket.fail(SqlFailures.translate(name, failure)));
            } else {
                batch.forEach(this::writeAlone);
            }
        }
    }

    private void writeAlone(Ticket<?> ticket) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.run(session -> {
                    ticket.run(session);
                    return null;
                });
                ticket.succeed();
                return;
            } catch (SQLException | RuntimeException | Error failure) {
                if (attempt == TRIES || !SqlFailures.race(failure)) {
                    ticket.fail(SqlFailures.translate(name, failure));
                    return;
                }
            }
        }
    }

    private static void runAll(Session session, List<Ticket<?>> batch) throws SQLException {
        int i = 0;
        while (i < batch.size()) {
            String sql = batch.get(i).batchSql();
            if (sql == null) {
                batch.get(i++).run(session);
            } else {
                i = runRows(session, batch, i);
            }
        }
    }

    /** Sends neighbours of the same text in one batch; returns where the next text begins. */
    private static int runRows(Session session, List<Ticket<?>> batch, int from) throws SQLException {
        String sql = batch.get(from).batchSql();
        int end = from;
        PreparedStatement statement = session.prepare(sql == null ? "" : sql);
        try {
            while (end < batch.size() && Objects.equals(batch.get(end).batchSql(), sql)) {
                Binding binding = batch.get(end++).binding();
                if (binding != null) {
                    binding.bind(statement);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
        return end;
    }

    /** Lets the writers finish what is queued. */
    @Override
    public void close() {
        closed = true;
        Threads.end(name, queue, threads, limits.queueing().plus(limits.statement()));
    }
}
