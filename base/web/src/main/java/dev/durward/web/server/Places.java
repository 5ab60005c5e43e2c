package dev.durward.web.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a server has in hand: those in work, and those whose body is still on its way. A request takes one
 * place of one kind at a time, so that senders who do not send keep nobody from working.
 */
final class Places {
    /** Bytes that bodies on their way may have in memory: short ones that come in parts, 16 KiB each at most. */
    private static final long MAX_HELD_BYTES = 32L * 1024 * 1024;

    private final int maxWorking;
    private final int maxAwaiting;
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger awaiting = new AtomicInteger();
    private final AtomicLong held = new AtomicLong();

    Places(Limits limits) {
        this.maxWorking = limits.maxInFlight();
        this.maxAwaiting = limits.maxAwaitingBody();
    }

    /** Takes a place in work, if there is one. */
    boolean work() {
        return take(working, maxWorking);
    }

    /** Gives the place in work back. */
    void workEnded() {
        working.decrementAndGet();
    }

    /** Takes a place among the requests that wait for their body, if there is one. */
    boolean await() {
        return take(awaiting, maxAwaiting);
    }

    /** Gives the place of a waiting request back. */
    void awaited() {
        awaiting.decrementAndGet();
    }

    /** Gives the place in work back while the request's thread waits for more of its body, if it may wait. */
    boolean pause() {
        if (!await()) {
            return false;
        }
        workEnded();
        return true;
    }

    /** Ends the wait. The request goes on even beyond the limit: it was admitted before. */
    void resume() {
        working.incrementAndGet();
        awaited();
    }

    /** Counts bytes of a body that is not complete; false when there is no room, then nothing is counted. */
    boolean hold(int bytes) {
        if (held.addAndGet(bytes) > MAX_HELD_BYTES) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives the room of a body back. */
    void release(int bytes) {
        held.addAndGet(-bytes);
    }

    int working() {
        return working.get();
    }

    int awaiting() {
        return awaiting.get();
    }

    private static boolean take(AtomicInteger count, int max) {
        if (count.incrementAndGet() > max) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }
}
