package dev.durward.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reports go while the sink is away, and how they come back. */
class SinkAwayTest {
    @TempDir
    Path spool;

    @Test
    void reportsWaitOnDiskAndAreReplayedWhenTheSinkIsBack() throws Exception {
        try (var camel = RecordedCamel.of(spool, routes())) {
            camel.sink.away = true;
            for (int i = 0; i < 20; i++) {
                camel.send("direct:in", "message " + i);
            }
            InMemorySink.await(() -> camel.recorder.status().sinkAway()
                    && camel.recorder.status().spooledBytes() > 0
                    && camel.recorder.status().queued() == 0);
            assertThat(camel.sink.messages()).isEmpty();

            camel.sink.away = false;

            InMemorySink.await(() -> completed(camel.sink) == 20);
            InMemorySink.await(() -> camel.recorder.status().spooledBytes() == 0);
            assertThat(camel.recorder.status().sinkAway()).isFalse();
            assertThat(camel.recorder.status().lost()).isZero();
            assertThat(camel.sink.messagesOf("in").getFirst().attachments()).hasSize(1);
            assertThat(filesIn(spool)).isEmpty();
        }
    }

    @Test
    void aRestartReplaysWhatTheEarlierProcessLeft() throws Exception {
        InMemorySink sink = new InMemorySink();
        sink.away = true;
        try (var camel = RecordedCamel.of(config(1 << 20), sink, FlowCatalog.byGroup("acme"), routes())) {
            camel.send("direct:in", "hello");
        }
        assertThat(filesIn(spool)).isNotEmpty();
        sink.away = false;

        try (var camel = RecordedCamel.of(config(1 << 20), sink, FlowCatalog.byGroup("acme"), routes())) {
            InMemorySink.await(() -> completed(sink) == 1);
            InMemorySink.await(() -> camel.recorder.status().spooledBytes() == 0);
        }
    }

    @Test
    void messagesThatADeadProcessHadNotEndedAreAbandoned() throws Exception {
        MessageLogReport processing = TestReports.report(1, MessageStatus.PROCESSING);
        try (Spool dead = Spool.open(spool, 1 << 20)) {
            dead.append(List.of(processing));
        }

        try (var camel = RecordedCamel.of(spool, routes())) {
            InMemorySink.await(() -> camel.sink.messages().size() == 1);

            assertThat(camel.sink.received.getFirst().log().status()).isEqualTo(MessageStatus.ABANDONED);
            assertThat(camel.sink.received.getFirst().log().customStatus()).isEqualTo("ABANDONED");
        }
    }

    @Test
    void aFrameCutShortByACrashEndsItsFileOnly() throws Exception {
        try (Spool dead = Spool.open(spool, 1 << 20)) {
            dead.append(List.of(TestReports.report(1, MessageStatus.COMPLETED)));
        }
        Path file = filesIn(spool).getFirst();
        Files.write(file, new byte[] {0, 0, 1, 0, 9, 9}, StandardOpenOption.APPEND);

        try (var camel = RecordedCamel.of(spool, routes())) {
            camel.send("direct:in", "hello");

            InMemorySink.await(() -> completed(camel.sink) == 2);
            InMemorySink.await(() -> camel.recorder.status().spooledBytes() == 0);
        }
    }

    @Test
    void whatDoesNotFitOnTheDiskIsCountedAsLost() throws Exception {
        InMemorySink sink = new InMemorySink();
        sink.away = true;
        try (var camel = RecordedCamel.of(config(100), sink, FlowCatalog.byGroup("acme"), routes())) {
            camel.send("direct:in", "hello");

            InMemorySink.await(() -> camel.recorder.status().lost() > 0);
            assertThat(camel.recorder.status().spooledBytes()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void aReportThatIsRefusedForGoodDoesNotHoldUpTheOthers() throws Exception {
        try (var camel = RecordedCamel.of(spool, routes())) {
            camel.sink.refusedFlow = "refused";
            camel.send("direct:refused", "hello");
            camel.send("direct:in", "hello");

            InMemorySink.await(() -> completed(camel.sink) == 1);
            assertThat(camel.sink.messagesOf("in")).hasSize(1);
            assertThat(camel.recorder.status().sinkAway()).isFalse();
        }
    }

    @Test
    void aSpooledReportComesBackAsItWas() {
        MessageLogReport report = TestReports.report(7, MessageStatus.FAILED);
        try (Spool disk = Spool.open(spool, 1 << 20)) {
            disk.append(List.of(report));

            assertThat(disk.peek().getFirst()).usingRecursiveComparison().isEqualTo(report);
        }
    }

    private RecorderConfig config(long spoolLimitBytes) {
        return new RecorderConfig("node-1", spool, spoolLimitBytes, 100, 1 << 20, 5, 1 << 20);
    }

    private static long completed(InMemorySink sink) {
        return sink.messages().stream()
                .filter(report -> report.log().status() == MessageStatus.COMPLETED)
                .count();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'payload', ${body}, 'text/plain')");
                from("direct:refused").routeId("refused").setBody(constant("x"));
            }
        };
    }
}
