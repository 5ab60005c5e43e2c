package dev.durward.access.audit;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.audit.AuditRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit events that belong to no change, such as failed authentications, in batches beside the requests. Events
 * that differ in nothing but their time become one line that says how many there were, so that neither a flood of
 * failures nor a busy client fills the log. What does not fit into its bound is counted and the count is logged.
 */
public final class AuditTrail implements AutoCloseable {
    private record Kind(String account, AuditEvent.Category category, String actor, String source, String message) {
        static Kind of(AuditEvent event) {
            return new Kind(event.account(), event.category(), event.actor(), event.source(), event.message());
        }
    }

    private static final class Counted {
        private final AuditEvent first;
        private long count;

        Counted(AuditEvent first) {
            this.first = first;
        }

        AuditEvent event() {
            return count == 1
                    ? first
                    : new AuditEvent(
                            first.account(),
                            first.time(),
                            first.category(),
                            first.actor(),
                            first.source(),
                            first.message() + " (" + count + " times within a second)");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int WAITING_EVENTS = 10_000;
    private static final long PAUSE_MILLIS = 1000;
    private static final int BATCH = 500;

    private final AuditRepository repository;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closed = lock.newCondition();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private Map<Kind, Counted> waiting = new LinkedHashMap<>();
    private boolean closing;

    /** Starts the writer. */
    public AuditTrail(AuditRepository repository) {
        this.repository = repository;
        this.writer = Thread.ofPlatform().daemon().name("audit-writer").start(this::writeBatches);
    }

    /** Takes an event to be written within about a second. */
    public void record(AuditEvent event) {
        Kind kind = Kind.of(event);
        lock.lock();
        try {
            Counted known = waiting.get(kind);
            if (known == null && waiting.size() < WAITING_EVENTS) {
                known = new Counted(event);
                waiting.put(kind, known);
            }
            if (known == null) {
                dropped.incrementAndGet();
            } else {
                known.count++;
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeBatches() {
        boolean last;
        do {
            List<AuditEvent> batch;
            lock.lock();
            try {
                last = closing || closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                batch = waiting.values().stream().map(Counted::event).toList();
                waiting = new LinkedHashMap<>();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
            for (int from = 0; from < batch.size(); from += BATCH) {
                write(batch.subList(from, Math.min(from + BATCH, batch.size())));
            }
            long lost = dropped.getAndSet(0);
            if (lost > 0) {
                LOG.error("event=audit_events_lost count={}", lost);
            }
        } while (!last);
    }

    private void write(List<AuditEvent> batch) {
        try {
            repository.append(batch);
        } catch (StoreUnavailableException away) {
            dropped.addAndGet(batch.size());
        } catch (RuntimeException refused) {
            // one event that the store refuses must not take the others with it
            batch.forEach(this::writeAlone);
        }
    }

    private void writeAlone(AuditEvent event) {
        try {
            repository.append(List.of(event));
        } catch (RuntimeException refused) {
            dropped.incrementAndGet();
        }
    }

    /** Writes what is waiting, for at most five seconds. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            closed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
