package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** What the threads behind a queue of tickets have in common. */
final class Threads {
    private Threads() {}

    /** The next ticket, however long it takes; the end when somebody ends the thread by an interrupt. */
    static Ticket<?> take(BlockingQueue<Ticket<?>> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WorkTicket.END;
        }
    }

    /** Lets threads do what is queued and end, then refuses what came too late. */
    static void end(String name, BlockingQueue<Ticket<?>> queue, List<Thread> threads, Duration limit) {
        boolean interrupted = false;
        for (int i = 0; i < threads.size() && !interrupted; i++) {
            try {
                queue.put(WorkTicket.END);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        for (Thread thread : threads) {
            try {
                thread.join(limit);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        List<Ticket<?>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(ticket -> ticket.fail(new StoreUnavailableException(name + " is closed", null)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
