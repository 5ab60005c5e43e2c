package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work that its caller waits for while a thread of the database does it. The caller parks without a time limit, which
 * is cheaper by a timer each; a watch of the database ends waits that last too long.
 */
abstract sealed class Ticket<T extends @Nullable Object> permits WorkTicket, RowTicket {
    private static final int QUEUED = 0;
    private static final int TAKEN = 1;
    private static final int GIVEN_UP_QUEUED = 2;
    private static final int GIVEN_UP_TAKEN = 3;
    private static final int DONE = 4;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Ticket.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Thread caller = Thread.currentThread();
    private final long madeNanos = System.nanoTime();
    private volatile int state = QUEUED;
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    /** Runs the work; an exception of any kind undoes it. */
    abstract T work(Session session) throws SQLException;

    /** False when the caller no longer waits. */
    final boolean take() {
        return STATE.compareAndSet(this, QUEUED, TAKEN);
    }

    final boolean givenUp() {
        int seen = state;
        return seen == GIVEN_UP_QUEUED || seen == GIVEN_UP_TAKEN;
    }

    final void run(Session session) throws SQLException {
        result = work(session);
    }

    /** Notes what the work came to when somebody else did it. */
    final void become(T outcome) {
        result = outcome;
    }

    final void succeed() {
        finish();
    }

    final void fail(RuntimeException cause) {
        failure = cause;
        finish();
    }

    private void finish() {
        if ((int) STATE.getAndSet(this, DONE) < GIVEN_UP_QUEUED) {
            LockSupport.unpark(caller);
        }
    }

    /** Ends the caller's wait when it lasted too long for where the work is. */
    final void expire(long nowNanos, Duration queued, Duration taken) {
        long waited = nowNanos - madeNanos;
        boolean ended = (waited > queued.toNanos() && STATE.compareAndSet(this, QUEUED, GIVEN_UP_QUEUED))
                || (waited > taken.toNanos() && STATE.compareAndSet(this, TAKEN, GIVEN_UP_TAKEN));
        if (ended) {
            LockSupport.unpark(caller);
        }
    }

    /** Waits for the end of work that can be given up at any time, by an interrupt too. */
    final T awaitRead() {
        while (state < GIVEN_UP_QUEUED) {
            if (caller.isInterrupted() && leave()) {
                throw new StoreUnavailableException("the caller left", null);
            }
            LockSupport.park(this);
        }
        if (state != DONE) {
            throw new StoreUnavailableException("no answer in time", null);
        }
        return outcome();
    }

    private boolean leave() {
        return STATE.compareAndSet(this, QUEUED, GIVEN_UP_QUEUED) || STATE.compareAndSet(this, TAKEN, GIVEN_UP_TAKEN);
    }

    /** Waits for the end of work that no interrupt gives up. */
    final T awaitWrite() {
        boolean interrupted = false;
        while (state < GIVEN_UP_QUEUED) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        return switch (state) {
            case GIVEN_UP_QUEUED ->
                throw new StoreUnavailableException("the writer did not get to a change in time", null);
            case GIVEN_UP_TAKEN ->
                throw new StoreUnavailableException("a change was not confirmed in time; it may be kept or not", null);
            default -> outcome();
        };
    }

    @SuppressWarnings("NullAway") // a result is null only where T is
    private T outcome() {
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
