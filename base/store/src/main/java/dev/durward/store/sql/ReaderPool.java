package dev.durward.store.sql;

import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads that read a SQLite database, each on its own connection: native code on a virtual thread would hold
 * up every other one.
 */
final class ReaderPool implements AutoCloseable {
    private static final long POLL_MS = 100;

    private final String name;
    private final StoreLimits limits;
    private final ArrayBlockingQueue<Ticket<?>> queue;
    private final List<SqliteReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread watch;
    private volatile boolean closed;

    ReaderPool(String name, int size, StoreLimits limits, SqliteFile file) {
        this.name = name;
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.queueLength());
        for (int i = 1; i <= size; i++) {
            SqliteReader reader = new SqliteReader(name, file, limits.statement());
            readers.add(reader);
            threads.add(Thread.ofPlatform().name(name + "-reader-" + i).daemon().start(() -> serve(reader)));
        }
        watch = Thread.ofPlatform().name(name + "-watch").daemon().start(this::watch);
    }

    <T extends @Nullable Object> T run(Work<T> work) {
        Ticket<T> ticket = new WorkTicket<>(work);
        if (closed) {
            throw new StoreUnavailableException(name + " is closed", null);
        }
        try {
            if (!queue.offer(ticket) && !queue.offer(ticket, limits.queueing().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailableException(name + ": too many reads are waiting", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(name + ": the caller left", e);
        }
        return ticket.awaitRead();
    }

    private void serve(SqliteReader reader) {
        Ticket<?> ticket = Threads.take(queue);
        while (ticket != WorkTicket.END) {
            if (ticket.take()) {
                reader.serve(ticket);
            }
            ticket = Threads.take(queue);
        }
        reader.close();
    }

    private void watch() {
        Duration longest = limits.statement().plus(limits.queueing());
        while (!closed || threads.stream().anyMatch(Thread::isAlive)) {
            // this thread is never interrupted, so this is a pause
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            long now = System.nanoTime();
            queue.forEach(ticket -> ticket.expire(now, longest, longest));
            readers.forEach(reader -> reader.expire(now, longest));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
        Threads.end(name, queue, threads, limits.statement());
    }
}
