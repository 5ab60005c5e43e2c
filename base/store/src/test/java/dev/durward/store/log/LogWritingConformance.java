package dev.durward.store.log;

import static dev.durward.store.log.TestLogs.NODE;
import static dev.durward.store.log.TestLogs.NOW;
import static dev.durward.store.log.TestLogs.guid;
import static dev.durward.store.log.TestLogs.log;
import static dev.durward.store.log.TestLogs.openRun;
import static dev.durward.store.log.TestLogs.report;
import static dev.durward.store.log.TestLogs.withRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How reports become logs: what a {@link MessageLogRepository} does on every database; run on each by a class of its own. */
abstract class LogWritingConformance {
    private static final PageQuery ALL = PageQuery.first(Criterion.ALL, 100);

    private final StoreKind kind;

    private Stores stores;
    private MessageLogRepository logs;

    LogWritingConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder));
        logs = stores.logs();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void reportIsReadBackWithAllThatBelongsToIt() {
        MessageLogReport report = full(guid(NOW), 1);

        logs.write(List.of(report));

        assertThat(logs.log("demo", report.log().messageGuid())).contains(report.log());
        assertThat(logs.log("other", report.log().messageGuid())).isEmpty();
        assertThat(logs.properties("demo", ALL).rows())
                .extracting(StoredProperty::name, StoredProperty::value)
                .containsExactly(tuple("order", "4711 \ud83d\ude00"), tuple("order", "4712"));
        assertThat(logs.attachments("demo", ALL).rows())
                .containsExactly(report.attachments().getFirst().attachment());
        assertThat(logs.attachmentContent("demo", "att-" + report.log().messageGuid()))
                .contains(new byte[] {1, 2});
        assertThat(logs.runs("demo", ALL).rows())
                .containsExactly(
                        new StoredRun(report.log().messageGuid(), report.runs().getFirst()));
        assertThat(logs.errors("demo", ALL).rows())
                .containsExactly(new StoredError(
                        report.log().messageGuid(), new ErrorInformation("no such host", "MessageFlow_11")));
        assertThat(logs.countProperties("other", Criterion.ALL)).isZero();
    }

    @Test
    void repeatedReportAddsNothing() {
        MessageLogReport report = full(guid(NOW), 1);

        logs.write(List.of(report, report));
        logs.write(List.of(report));

        assertThat(logs.countLogs("demo", Criterion.ALL)).isEqualTo(1);
        assertThat(logs.countProperties("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(logs.countAttachments("demo", Criterion.ALL)).isEqualTo(1);
        assertThat(logs.countRuns("demo", Criterion.ALL)).isEqualTo(1);
        assertThat(logs.countErrors("demo", Criterion.ALL)).isEqualTo(1);
    }

    @Test
    void reportWithoutAHigherRevisionIsIgnored() {
        MessageProcessingLog retry = log(guid(NOW), NOW, MessageStatus.RETRY);
        logs.write(List.of(report(3, retry)));

        logs.write(List.of(report(2, log(retry.messageGuid(), NOW, MessageStatus.PROCESSING))));
        logs.write(List.of(report(3, log(retry.messageGuid(), NOW, MessageStatus.COMPLETED))));

        assertThat(logs.log("demo", retry.messageGuid())).contains(retry);
    }

    @Test
    void higherRevisionReplacesTheLogAndItsRunsAndAddsProperties() {
        String guid = guid(NOW);
        Run open = openRun(NOW);
        Run ended = new Run(open.id(), NOW, NOW.plusMillis(9), LogLevel.INFO, MessageStatus.COMPLETED, NODE);
        logs.write(List.of(withRun(report(1, log(guid, NOW, MessageStatus.PROCESSING)), open)));
        long firstId;
        logs.write(List.of(full(guid, 2)));
        firstId = logs.properties("demo", ALL).rows().getFirst().id();

        logs.write(List.of(withRun(full(guid, 3), ended)));

        assertThat(logs.log("demo", guid).orElseThrow().status()).isEqualTo(MessageStatus.FAILED);
        assertThat(logs.properties("demo", ALL).rows()).hasSize(2);
        assertThat(logs.properties("demo", ALL).rows().getFirst().id()).isEqualTo(firstId);
        assertThat(logs.runs("demo", ALL).rows()).contains(new StoredRun(guid, ended));
    }

    @Test
    void finalStatusIsReplacedOnlyByAFinalOne() {
        String guid = guid(NOW);
        logs.write(List.of(report(1, log(guid, NOW, MessageStatus.FAILED))));

        logs.write(List.of(report(2, log(guid, NOW, MessageStatus.RETRY))));
        assertThat(logs.log("demo", guid).orElseThrow().status()).isEqualTo(MessageStatus.FAILED);

        logs.write(List.of(report(3, log(guid, NOW, MessageStatus.COMPLETED))));
        assertThat(logs.log("demo", guid).orElseThrow().status()).isEqualTo(MessageStatus.COMPLETED);
    }

    @Test
    void reportsOfOneMessageInOneBatchAreAppliedInTurn() {
        String guid = guid(NOW);

        logs.write(List.of(
                report(1, log(guid, NOW, MessageStatus.PROCESSING)),
                report(3, log(guid, NOW, MessageStatus.COMPLETED)),
                report(2, log(guid, NOW, MessageStatus.FAILED)),
                report(4, log(guid, NOW, MessageStatus.RETRY))));

        assertThat(logs.log("demo", guid).orElseThrow().status()).isEqualTo(MessageStatus.COMPLETED);
    }

    @Test
    void whatADeadNodeLeftOpenIsAbandonedAndMayStillChange() {
        List<MessageLogReport> reports = new ArrayList<>();
        for (MessageStatus status : MessageStatus.values()) {
            reports.add(withRun(report(1, log(guid(NOW), NOW, status, status.name())), openRun(NOW)));
        }
        logs.write(reports);

        assertThat(logs.abandon("another", NOW.plusSeconds(60))).isZero();
        assertThat(logs.abandon(NODE, NOW.plusSeconds(60))).isEqualTo(2);
        assertThat(logs.abandon(NODE, NOW.plusSeconds(90))).isZero();

        for (MessageLogReport report : reports) {
            MessageProcessingLog now =
                    logs.log("demo", report.log().messageGuid()).orElseThrow();
            boolean wasOpen = report.log().status() == MessageStatus.PROCESSING
                    || report.log().status() == MessageStatus.RETRY;
            assertThat(now.status())
                    .isEqualTo(wasOpen ? MessageStatus.ABANDONED : report.log().status());
            assertThat(now.customStatus()).isEqualTo(now.status().name());
            assertThat(now.logEnd())
                    .isEqualTo(wasOpen ? NOW.plusSeconds(60) : report.log().logEnd());
        }
        assertThat(logs.runs("demo", ALL).rows())
                .filteredOn(run -> run.run().overallState() == MessageStatus.ABANDONED)
                .hasSize(2);
        String first = reports.getFirst().log().messageGuid();
        logs.write(List.of(report(2, log(first, NOW, MessageStatus.COMPLETED))));
        assertThat(logs.log("demo", first).orElseThrow().status()).isEqualTo(MessageStatus.COMPLETED);
    }

    @Test
    void foreignIdsAndUnstorableCharactersAreKept() {
        MessageProcessingLog log = log("foreign-id", NOW, MessageStatus.COMPLETED, "a\0b\ud800c");

        logs.write(List.of(report(1, log)));
        logs.write(List.of(report(2, log)));

        assertThat(logs.log("demo", "foreign-id").orElseThrow().sender()).isEqualTo("a\ufffdb\ufffdc");
        assertThat(logs.countLogs("demo", Criterion.ALL)).isEqualTo(1);
    }

    @Test
    void propertiesOfManyMessagesComeAtOnce() {
        List<MessageLogReport> reports = new ArrayList<>();
        List<String> guids = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            MessageLogReport report = full(guid(NOW), 1);
            reports.add(report);
            guids.add(report.log().messageGuid());
        }
        logs.write(reports);
        guids.add(guid(NOW));

        var found = logs.propertiesOf("demo", guids);

        assertThat(found).hasSize(600);
        assertThat(found.values())
                .allSatisfy(properties -> assertThat(properties)
                        .extracting(StoredProperty::value)
                        .containsExactly("4711 \ud83d\ude00", "4712"));
        assertThat(logs.propertiesOf("other", guids)).isEmpty();
        assertThat(logs.propertiesOf("demo", List.of())).isEmpty();
    }

    private static MessageLogReport full(String guid, long revision) {
        Attachment attachment = new Attachment("att-" + guid, guid, NOW, "payload", "text/xml", 2);
        return new MessageLogReport(
                "demo",
                revision,
                NODE,
                log(guid, NOW, MessageStatus.FAILED, "Shop"),
                List.of(
                        new CustomHeaderProperty("order", "4711 \ud83d\ude00"),
                        new CustomHeaderProperty("order", "4712")),
                List.of(new NewAttachment(attachment, new byte[] {1, 2})),
                List.of(new Run(guid, NOW, NOW.plusMillis(3), LogLevel.INFO, MessageStatus.FAILED, NODE)),
                Optional.of(new ErrorInformation("no such host", "MessageFlow_11")));
    }
}
