package dev.durward.recorder;

import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * One message while a flow processes it. Changed by the threads of its exchanges, read by the thread that writes
 * reports; every method takes its lock.
 */
final class MessageRecording {
    private final MessageOrigin origin;
    private final MessageIds ids;
    private final RunHistory runs;
    private final RecordedHeaders headers = new RecordedHeaders();
    private final List<CustomHeaderProperty> properties = new ArrayList<>(0);
    private final List<NewAttachment> attachments = new ArrayList<>(0);
    private final AtomicBoolean queued = new AtomicBoolean();
    private final CountDownLatch reported = new CountDownLatch(1);

    /** Read without the lock before each step, so that a step of a healthy message costs nothing. */
    private volatile boolean failing;

    private MessageStatus status = MessageStatus.PROCESSING;
    private Instant logEnd;
    private Instant failedAt;
    private int routes = 1;
    private long revision;
    private long attachmentBytes;
    private boolean escalated;
    private boolean everFailed;
    private boolean ended;
    private boolean endTaken;
    private @Nullable Throwable error;
    private @Nullable Throwable outcome;
    private @Nullable String failedStep;

    MessageRecording(MessageOrigin origin, MessageIds ids) {
        this.origin = origin;
        this.ids = ids;
        this.logEnd = origin.start();
        this.failedAt = origin.start();
        this.runs = new RunHistory(origin.flow().logLevel(), origin.node());
        runs.begin(ids.guid(origin.start()), origin.start());
    }

    MessageOrigin origin() {
        return origin;
    }

    /** Joins a route of the same flow; false when the message has ended. */
    synchronized boolean enter() {
        if (ended) {
            return false;
        }
        routes++;
        return true;
    }

    /** Leaves a route; true when that was the last one and the message has ended with it. */
    synchronized boolean leave(Exchange exchange) {
        if (ended) {
            return false;
        }
        if (origin.exchangeId().equals(exchange.getExchangeId())) {
            headers.readFrom(exchange);
            outcome = exchange.getException();
        }
        routes--;
        if (routes > 0) {
            return false;
        }
        end(endStatus());
        return true;
    }

    /** Notes that processing goes on, so that a failed step is being handled rather than retried. */
    boolean goOn() {
        if (!failing) {
            return false;
        }
        synchronized (this) {
            failing = false;
            if (status != MessageStatus.RETRY) {
                return false;
            }
            status = MessageStatus.PROCESSING;
            runs.reopen();
            return true;
        }
    }

    /** Notes what a flow has set on its message so far. */
    synchronized void observe(Exchange exchange) {
        if (!ended) {
            headers.readFrom(exchange);
        }
    }

    /** Notes a failed step; an exception that only passes through the steps around it changes nothing. */
    synchronized void stepFailed(String stepId, Throwable exception) {
        if (ended) {
            return;
        }
        if (!causedBy(exception, error)) {
            failedStep = stepId;
        }
        error = exception;
        everFailed = true;
        failedAt = ids.now();
        failing = true;
    }

    /** Becomes RETRY when a step failed before a moment and nothing has happened since; true when the status changed. */
    synchronized boolean awaitRetry(Instant failedBefore) {
        if (!failing || ended || status == MessageStatus.RETRY || failedAt.isAfter(failedBefore)) {
            return false;
        }
        becomeRetry();
        return true;
    }

    /** Whether the message is still to be watched for a retry. */
    boolean failing() {
        return failing;
    }

    /** Begins the next run. */
    synchronized void retry() {
        if (ended) {
            return;
        }
        if (status != MessageStatus.RETRY) {
            becomeRetry();
        }
        everFailed = true;
        failing = false;
        Instant now = ids.now();
        status = MessageStatus.PROCESSING;
        logEnd = now;
        runs.begin(ids.guid(now), now);
    }

    /** Ends as ABANDONED; false when the message has ended already. Whatever comes later is not recorded. */
    synchronized boolean abandon() {
        if (ended) {
            return false;
        }
        end(MessageStatus.ABANDONED);
        return true;
    }

    synchronized void escalate(@Nullable Throwable cause) {
        escalated = true;
        everFailed = true;
        if (cause != null && !causedBy(cause, error)) {
            error = cause;
        }
    }

    /** Adds a property; false when the message has ended or has its share. */
    synchronized boolean add(CustomHeaderProperty property, int limit) {
        return !ended && properties.size() < limit && properties.add(property);
    }

    /** Adds an attachment; false when the message has ended or has its share. */
    synchronized boolean add(NewAttachment attachment, int limit) {
        if (ended || attachments.size() >= limit) {
            return false;
        }
        attachmentBytes += attachment.content().length;
        return attachments.add(attachment);
    }

    synchronized boolean ended() {
        return ended;
    }

    synchronized long attachmentBytes() {
        return attachmentBytes;
    }

    /** The bytes of all attachments the first time it is called, then 0. */
    synchronized long takeAttachmentBytes() {
        long bytes = attachmentBytes;
        attachmentBytes = 0;
        return bytes;
    }

    /** Notes that the newest report that was taken is durable; true when it was the last one. */
    synchronized boolean reported() {
        if (endTaken) {
            reported.countDown();
        }
        return endTaken;
    }

    /** Waits until the last report is durable; true at once for a message that has not ended or is not reported. */
    boolean awaitReported(Duration limit) throws InterruptedException {
        return !ended() || !reportable() || reported.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the flow's log level lets this message be reported. */
    synchronized boolean reportable() {
        return origin.flow().logLevel() != LogLevel.ERROR || everFailed;
    }

    /** Claims the one place a message has in the queue; false when it stands there already. */
    boolean claimPlaceInQueue() {
        return queued.compareAndSet(false, true);
    }

    /** Gives the place up and reads the newest state: what changes from now on is a report of its own. */
    MessageLogReport takeReport() {
        queued.set(false);
        return report();
    }

    private synchronized MessageLogReport report() {
        revision++;
        endTaken = ended;
        return new MessageLogReport(
                origin.flow().account(), revision, origin.node(), log(), properties, attachments, runs.list(), error());
    }

    private MessageProcessingLog log() {
        Flow flow = origin.flow();
        String component = "CPI_" + flow.account();
        return new MessageProcessingLog(
                origin.guid(),
                origin.correlationId(),
                headers.applicationId(),
                headers.messageType(),
                origin.start(),
                logEnd,
                headers.sender(),
                headers.receiver(),
                status,
                flow.artifact(),
                flow.logLevel(),
                headers.customStatus() == null ? status.name() : headers.customStatus(),
                origin.transactionId(),
                null,
                component,
                component);
    }

    private Optional<ErrorInformation> error() {
        return error == null || !everFailed
                ? Optional.empty()
                : Optional.of(new ErrorInformation(ErrorText.of(error), failedStep));
    }

    private void becomeRetry() {
        status = MessageStatus.RETRY;
        logEnd = failedAt;
        runs.end(MessageStatus.RETRY, failedAt);
    }

    private void end(MessageStatus endStatus) {
        ended = true;
        failing = false;
        status = endStatus;
        logEnd = ids.now();
        runs.end(endStatus, logEnd);
    }

    private MessageStatus endStatus() {
        if (outcome != null) {
            error = outcome;
            everFailed = true;
            return MessageStatus.FAILED;
        }
        if (escalated) {
            return MessageStatus.ESCALATED;
        }
        // an error that the flow handled is no error of the message; one that a retry overcame stays as its last error
        everFailed = runs.retried();
        return MessageStatus.COMPLETED;
    }

    private static boolean causedBy(Throwable error, @Nullable Throwable earlier) {
        for (Throwable cause = error; cause != null && earlier != null; cause = cause.getCause()) {
            if (cause.equals(earlier)) {
                return true;
            }
        }
        return false;
    }
}
