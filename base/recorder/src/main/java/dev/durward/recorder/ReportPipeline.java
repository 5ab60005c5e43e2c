package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages that changed from the threads of their exchanges to the sink, in batches, on one thread of its own.
 *
 * <p>A message stands in the queue at most once, and its report is read when the batch is made: changes that follow
 * each other quickly become one report.
 */
final class ReportPipeline implements AutoCloseable {
    /** Large enough that a transaction costs little per report, small enough that none holds the store for long. */
    private static final int BATCH_SIZE = 500;

    /** A batch with large attachments ends early, so that it stays a short transaction. */
    private static final long BATCH_ATTACHMENT_BYTES = 8L << 20;

    /** A pause between batches of a busy node lets changes of one message meet in one report. */
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private static final long IDLE_MILLIS = 20;

    /** A failed step that nothing follows for so long waits to be tried again. */
    private static final Duration RETRY_SIGN = Duration.ofMillis(20);

    /** How long an exchange waits for a place in a full queue before its report goes to the disk. */
    private static final long FULL_QUEUE_WAIT_MILLIS = 2_000;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(ReportPipeline.class);

    private final BlockingQueue<MessageRecording> queue;
    private final Set<MessageRecording> failing = ConcurrentHashMap.newKeySet();
    private final AtomicLong attachmentBytes = new AtomicLong();
    private final MessageIds ids;
    private final ReportDelivery delivery;
    private final Thread thread;
    private volatile boolean closing;

    ReportPipeline(RecorderConfig config, MessageIds ids, ReportDelivery delivery) {
        this.queue = new ArrayBlockingQueue<>(config.queueCapacity());
        this.ids = ids;
        this.delivery = delivery;
        // a platform thread: a sink may block in native code, which would hold a carrier of virtual threads
        this.thread = Thread.ofPlatform().daemon().name("message-log-reports").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Puts a message that changed in the queue; waits when it is full, for a limited time. */
    void submit(MessageRecording message) {
        if (!message.reportable() || !message.claimPlaceInQueue() || queue.offer(message)) {
            return;
        }
        if (!offerPatiently(message)) {
            delivery.spool(List.of(message.takeReport()));
            release(message);
        }
    }

    /** Watches a message whose step failed until it goes on, ends or is seen to wait for a retry. */
    void watch(MessageRecording message) {
        failing.add(message);
    }

    /** Counts the bytes of an attachment against a budget; false when they don't fit. */
    boolean reserve(int bytes, long budgetBytes) {
        if (attachmentBytes.addAndGet(bytes) > budgetBytes) {
            attachmentBytes.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives the bytes of an attachment that was not added after all back. */
    void unreserve(int bytes) {
        attachmentBytes.addAndGet(-bytes);
    }

    int queued() {
        return queue.size();
    }

    /** Writes what is queued, to the sink or the disk, and ends the thread. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.warn("event=recorder-close-late queued={} limit-s={}", queue.size(), CLOSE_LIMIT.toSeconds());
        }
    }

    private boolean offerPatiently(MessageRecording message) {
        try {
            return queue.offer(message, FULL_QUEUE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        List<MessageRecording> batch = new ArrayList<>(BATCH_SIZE);
        while (!closing || !queue.isEmpty()) {
            try {
                deliverNext(batch);
                markRetries();
                delivery.replay();
            } catch (InterruptedException stopped) {
                log.warn("event=recorder-interrupted queued={}", queue.size());
                return;
            } catch (RuntimeException bug) {
                log.error("event=recorder-failed", bug);
            }
            batch.clear();
        }
    }

    private void deliverNext(List<MessageRecording> batch) throws InterruptedException {
        MessageRecording first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        if (!closing && queue.size() < BATCH_SIZE) {
            TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
        }
        batch.add(first);
        long bytes = first.attachmentBytes();
        while (batch.size() < BATCH_SIZE && bytes < BATCH_ATTACHMENT_BYTES) {
            MessageRecording next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += next.attachmentBytes();
        }
        List<MessageLogReport> reports = new ArrayList<>(batch.size());
        batch.forEach(message -> reports.add(message.takeReport()));
        delivery.deliver(reports);
        batch.forEach(this::release);
    }

    private void release(MessageRecording message) {
        if (message.reported()) {
            attachmentBytes.addAndGet(-message.takeAttachmentBytes());
        }
    }

    private void markRetries() {
        if (failing.isEmpty()) {
            return;
        }
        var failedBefore = ids.now().minus(RETRY_SIGN);
        failing.removeIf(message -> {
            if (!message.awaitRetry(failedBefore)) {
                return !message.failing();
            }
            submit(message);
            return true;
        });
    }
}
