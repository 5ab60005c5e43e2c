package dev.durward.access.audit;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.audit.AuditRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit events that belong to no change, such as failed authentications, in batches beside the requests. What
 * does not fit into its bound is counted and the count is logged, so that a flood of failures can't exhaust memory.
 */
public final class AuditTrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int WAITING_EVENTS = 10_000;
    private static final int BATCH = 500;

    private final AuditRepository repository;
    private final BlockingQueue<AuditEvent> waiting = new ArrayBlockingQueue<>(WAITING_EVENTS);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    /** Starts the writer. */
    public AuditTrail(AuditRepository repository) {
        this.repository = repository;
        this.writer = Thread.ofPlatform().daemon().name("audit-writer").start(this::writeBatches);
    }

    /** Takes an event to be written soon. */
    public void record(AuditEvent event) {
        if (!waiting.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    private void writeBatches() {
        while (!closing || !waiting.isEmpty()) {
            try {
                AuditEvent first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeBatch(first);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void writeBatch(AuditEvent first) {
        List<AuditEvent> batch = new ArrayList<>();
        batch.add(first);
        waiting.drainTo(batch, BATCH - 1);
        try {
            repository.append(batch);
        } catch (StoreUnavailableException away) {
            dropped.addAndGet(batch.size());
        } catch (RuntimeException refused) {
            // one event that the store refuses must not take the others with it
            batch.forEach(this::writeAlone);
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.error("event=audit_events_lost count={}", lost);
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
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
