package dev.durward.recorder;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A real Camel context with a recorder on it, and the sink it writes to. */
final class RecordedCamel implements AutoCloseable {
    final InMemorySink sink;
    final MessageLogRecorder recorder;
    final DefaultCamelContext context = new DefaultCamelContext();
    final RecordedContext recorded;

    private RecordedCamel(RecorderConfig config, InMemorySink sink, FlowCatalog catalog) {
        this.sink = sink;
        this.recorder = MessageLogRecorder.start(config, sink, InstantSource.system(), new SecureRandom());
        this.recorded = recorder.attach(context, catalog);
        // in-flight messages are part of the tests: nobody waits for them
        context.getShutdownStrategy().setTimeout(1);
    }

    static RecordedCamel of(Path spool, RouteBuilder routes) throws Exception {
        return of(RecorderConfig.of("node-1", spool), new InMemorySink(), FlowCatalog.byGroup("acme"), routes);
    }

    static RecordedCamel of(RecorderConfig config, InMemorySink sink, FlowCatalog catalog, RouteBuilder routes)
            throws Exception {
        RecordedCamel camel = new RecordedCamel(config, sink, catalog);
        camel.context.addRoutes(routes);
        camel.context.start();
        return camel;
    }

    void send(String uri, Object body) {
        try (var producer = context.createProducerTemplate()) {
            producer.sendBody(uri, body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recorder.close();
        context.stop();
    }
}
