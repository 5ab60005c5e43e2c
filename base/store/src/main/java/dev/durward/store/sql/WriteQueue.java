package dev.durward.store.sql;

import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
    // how late the end of a wait may be noticed
    private static final Duration LONGEST_WATCH = Duration.ofMillis(250);

    private final String name;
    private final StoreLimits limits;
    private final Transactions transactions;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<Ticket<?>> queue = new ConcurrentLinkedQueue<>();
    private final List<Writer> writers = new ArrayList<>();
    private final Thread watch;
    private volatile boolean closed;

    WriteQueue(String name, int writers, StoreLimits limits, Transactions transactions) {
        this.name = name;
        this.limits = limits;
        this.transactions = transactions;
        this.places = new Semaphore(limits.queueLength());
        for (int i = 1; i <= writers; i++) {
            this.writers.add(new Writer(name + "-writer-" + i));
        }
        this.writers.forEach(writer -> writer.thread.start());
        watch = Thread.ofPlatform().name(name + "-write-watch").daemon().start(this::watch);
    }

    <T extends @Nullable Object> T run(Ticket<T> ticket) {
        if (!hasPlace()) {
            throw new StoreUnavailableException(
                    name + ": " + limits.queueLength() + " changes are waiting for the writer already", null);
        }
        queue.add(ticket);
        // asked after adding: either this sees it, or the last writer sees the ticket
        if (closed && queue.remove(ticket)) {
            throw new StoreUnavailableException(name + " is closed", null);
        }
        wakeOne();
        return ticket.awaitWrite();
    }

    private boolean hasPlace() {
        if (closed) {
            throw new StoreUnavailableException(name + " is closed", null);
        }
        try {
            return places.tryAcquire() || places.tryAcquire(limits.queueing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(name + ": the caller left", e);
        }
    }

    private void wakeOne() {
        for (Writer writer : writers) {
            if (writer.wake()) {
                return;
            }
        }
    }

    private void watch() {
        long pause = Math.min(LONGEST_WATCH.toNanos(), limits.queueing().toNanos() / 4);
        Duration taken = limits.queueing().multipliedBy(2);
        while (!closed || writers.stream().anyMatch(writer -> writer.thread.isAlive())) {
            LockSupport.parkNanos(this, pause);
            long now = System.nanoTime();
            queue.forEach(ticket -> ticket.expire(now, limits.queueing(), taken));
            writers.forEach(writer -> writer.inHand.forEach(ticket -> ticket.expire(now, limits.queueing(), taken)));
        }
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
            } else if (failure instanceof SQLException sql && SqlFailures.awayForAll(sql)) {
                batch.forEach(ticket -> ticket.fail(SqlFailures.translate(name, failure)));
            } else {
                batch.forEach(this::writeAlone);
            }
        }
    }

    private void writeAlone(Ticket<?> ticket) {
        // whoever waited too long was told that it may be kept or not
        for (int attempt = 1; !ticket.givenUp(); attempt++) {
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
            if (batch.get(i) instanceof RowTicket) {
                i = RowTicket.runNeighbours(session, batch, i);
            } else {
                batch.get(i++).run(session);
            }
        }
    }

    /** Lets the writers finish what is queued. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Writer writer : writers) {
            writer.wake();
            try {
                writer.thread.join(limits.queueing().plus(limits.statement()));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        LockSupport.unpark(watch);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that writes what is queued and sleeps while nothing is. */
    private final class Writer {
        private final Thread thread;
        private final AtomicBoolean asleep = new AtomicBoolean();
        private volatile List<Ticket<?>> inHand = List.of();

        Writer(String name) {
            thread = Thread.ofPlatform().name(name).daemon().unstarted(this::drain);
        }

        boolean wake() {
            if (asleep.get() && asleep.compareAndSet(true, false)) {
                LockSupport.unpark(thread);
                return true;
            }
            return false;
        }

        private void drain() {
            boolean ending = false;
            while (!ending) {
                // asked before looking: what was queued before the end is written
                ending = closed;
                List<Ticket<?>> batch = next();
                ending &= batch.isEmpty() && queue.isEmpty();
                if (!batch.isEmpty()) {
                    writeTogether(batch);
                    inHand = List.of();
                    transactions.afterwards();
                } else if (!ending && queue.isEmpty()) {
                    sleep();
                }
            }
            transactions.close();
        }

        private List<Ticket<?>> next() {
            List<Ticket<?>> batch = new ArrayList<>(queue.isEmpty() ? 0 : BATCH);
            int polled = 0;
            while (polled < BATCH) {
                Ticket<?> ticket = queue.poll();
                if (ticket == null) {
                    break;
                }
                polled++;
                if (ticket.take()) {
                    batch.add(ticket);
                }
            }
            inHand = batch;
            places.release(polled);
            return batch;
        }

        private void sleep() {
            asleep.set(true);
            // asked after saying so: whoever queues now sees a sleeper
            while (asleep.get() && queue.isEmpty() && !closed) {
                LockSupport.park(WriteQueue.this);
            }
            asleep.set(false);
        }
    }
}
