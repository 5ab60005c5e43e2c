package dev.durward.recorder;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;

/**
 * Turns the exchanges of Camel contexts into message processing logs: one for each message and flow, whatever number of
 * routes the flow has (contract section 9). Owns a thread, a queue and a spool folder; any number of contexts can be
 * attached.
 */
public final class MessageLogRecorder implements AutoCloseable {
    private final RecorderConfig config;
    private final MessageIds ids;
    private final Spool spool;
    private final ReportDelivery delivery;
    private final ReportPipeline pipeline;
    private final List<RecordedContext> contexts = new CopyOnWriteArrayList<>();

    private MessageLogRecorder(RecorderConfig config, MessageLogSink sink, InstantSource clock, SecureRandom random) {
        this.config = config;
        this.ids = new MessageIds(clock, random);
        this.spool = Spool.open(config.spoolFolder(), config.spoolLimitBytes());
        this.delivery = new ReportDelivery(sink, spool, clock);
        this.pipeline = new ReportPipeline(config, ids, delivery);
    }

    /**
     * A running recorder. Reports that an earlier process left in the spool folder go to the sink first; those of
     * messages that it had not ended say ABANDONED.
     *
     * @throws java.io.UncheckedIOException if the spool folder can't be used
     */
    public static MessageLogRecorder start(
            RecorderConfig config, MessageLogSink sink, InstantSource clock, SecureRandom random) {
        var recorder = new MessageLogRecorder(config, sink, clock, random);
        recorder.pipeline.start();
        return recorder;
    }

    /**
     * Records what a context does from now on. Only routes that are added afterwards are seen.
     *
     * @throws IllegalStateException if the context has routes already
     */
    public RecordedContext attach(CamelContext context, FlowCatalog catalog) {
        if (context.getRoutesSize() > 0) {
            throw new IllegalStateException("attach the recorder before routes are added to " + context.getName());
        }
        var recording = new ContextRecording(config.node(), ids, pipeline);
        var attached = RecordedContext.attach(context, catalog, recording, new MessageLog(config, ids, pipeline));
        contexts.add(attached);
        return attached;
    }

    /** How the recorder is now, for health and metrics. */
    public RecorderStatus status() {
        int open = contexts.stream().mapToInt(RecordedContext::openMessages).sum();
        return new RecorderStatus(
                delivery.away(), open, pipeline.queued(), delivery.written(), spool.sizeBytes(), spool.lost());
    }

    /**
     * Ends what is in flight as ABANDONED, brings all reports to the sink or the disk, and stops. The sink may be
     * closed afterwards.
     */
    @Override
    public void close() {
        contexts.forEach(RecordedContext::abandonAll);
        pipeline.close();
        spool.close();
    }
}
