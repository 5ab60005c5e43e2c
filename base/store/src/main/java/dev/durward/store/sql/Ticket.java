package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Work that its caller waits for while a thread of the database does it. */
final class Ticket<T extends @Nullable Object> {
    /** Tells a thread that takes it to end. */
    static final Ticket<?> END = of(session -> true);

    private static final int QUEUED = 0;
    private static final int TAKEN = 1;
    private static final int GIVEN_UP = 2;
    private static final int DONE = 3;

    private final Work<T> work;
    private final @Nullable String batchSql;
    private final @Nullable Binding binding;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(QUEUED);
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    private Ticket(Work<T> work, @Nullable String batchSql, @Nullable Binding binding) {
        this.work = work;
        this.batchSql = batchSql;
        this.binding = binding;
    }

    static <T extends @Nullable Object> Ticket<T> of(Work<T> work) {
        return new Ticket<>(work, null, null);
    }

    static Ticket<@Nullable Void> appending(String sql, Binding binding) {
        Work<@Nullable Void> alone = session -> {
            var statement = session.prepare(sql);
            binding.bind(statement);
            statement.executeUpdate();
            return null;
        };
        return new Ticket<>(alone, sql, binding);
    }

    /** The statement that may run in one batch with others of the same text; null for other work. */
    @Nullable
    String batchSql() {
        return batchSql;
    }

    @Nullable
    Binding binding() {
        return binding;
    }

    /** False when the caller no longer waits. */
    boolean take() {
        return state.compareAndSet(QUEUED, TAKEN);
    }

    boolean givenUp() {
        return state.get() == GIVEN_UP;
    }

    void run(Session session) throws java.sql.SQLException {
        result = work.run(session);
    }

    void succeed() {
        finish();
    }

    void fail(RuntimeException cause) {
        failure = cause;
        finish();
    }

    private void finish() {
        if (state.getAndSet(DONE) != GIVEN_UP) {
            LockSupport.unpark(caller);
        }
    }

    /** Waits for the end of work that can be given up at any time. */
    T awaitRead(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (state.get() != DONE) {
            long left = deadline - System.nanoTime();
            if ((left <= 0 || caller.isInterrupted()) && giveUp()) {
                throw new StoreUnavailableException(left <= 0 ? "no answer within " + limit : "the caller left", null);
            }
            LockSupport.parkNanos(this, left);
        }
        return outcome();
    }

    /** Waits for the end of work that is given up only while it is still queued. */
    T awaitWrite(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        while (state.get() != DONE) {
            long left = deadline - System.nanoTime();
            if (left <= 0 && state.compareAndSet(QUEUED, GIVEN_UP)) {
                throw new StoreUnavailableException("the writer did not get to a change within " + limit, null);
            }
            if (left <= -limit.toNanos() && giveUp()) {
                throw new StoreUnavailableException("a change was not confirmed in time; it may be kept or not", null);
            }
            LockSupport.parkNanos(this, left > 0 ? left : limit.toNanos());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        return outcome();
    }

    private boolean giveUp() {
        int seen = state.get();
        return seen != DONE && state.compareAndSet(seen, GIVEN_UP);
    }

    @SuppressWarnings("NullAway") // a result is null only where T is
    private T outcome() {
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
