package dev.durward.store.log;

import static dev.durward.store.log.TestLogs.NOW;
import static dev.durward.store.log.TestLogs.guid;
import static dev.durward.store.log.TestLogs.log;
import static dev.durward.store.log.TestLogs.openRun;
import static dev.durward.store.log.TestLogs.withRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageStatus;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old logs leave: what a {@link MessageLogRepository} does on every database; run on each by a class of its own. */
abstract class LogRetentionConformance {
    private static final Duration DAY = Duration.ofDays(1);

    private final StoreKind kind;

    private Stores stores;

    LogRetentionConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder), () -> NOW.minus(DAY.multipliedBy(3)));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void oldLogsGoWithAllThatBelongsToThem() {
        List<MessageLogReport> reports = new ArrayList<>();
        for (String account : List.of("demo", "other")) {
            for (int days = 60; days >= 0; days -= 1) {
                reports.add(report(account, NOW.minus(DAY.multipliedBy(days))));
            }
        }
        stores.logs().write(reports);

        int removed = 0;
        int step;
        do {
            step = stores.logs().deleteStartedBefore(NOW.minus(DAY), 25);
            removed += step;
        } while (step > 0);

        assertThat(removed).isEqualTo(2 * 59);
        assertThat(stores.logs().countLogs("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.logs().countLogs("other", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.logs().countProperties("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.logs().countRuns("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.logs().countErrors("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.logs().countAttachments("demo", Criterion.ALL)).isEqualTo(2);
        String gone = reports.getFirst().attachments().getFirst().attachment().id();
        String kept = reports.getLast().attachments().getFirst().attachment().id();
        assertThat(stores.logs().attachmentContent("demo", gone)).isEmpty();
        assertThat(stores.logs().attachmentContent("other", kept)).isPresent();
    }

    @Test
    void preparingAgainIsHarmlessAndSparesWhatIsThere() {
        stores.logs().write(List.of(report("demo", NOW.plus(DAY.multipliedBy(20)))));

        stores.logs().maintain(NOW);
        stores.logs().maintain(NOW);
        stores.logs().maintain(NOW.plus(DAY.multipliedBy(20)));

        assertThat(stores.logs().countLogs("demo", Criterion.ALL)).isEqualTo(1);
        stores.logs().write(List.of(report("demo", NOW.plus(DAY.multipliedBy(20)))));
        assertThat(stores.logs().countLogs("demo", Criterion.ALL)).isEqualTo(2);
    }

    private static MessageLogReport report(String account, Instant start) {
        String guid = guid(start);
        MessageLogReport plain = new MessageLogReport(
                account,
                1,
                TestLogs.NODE,
                log(guid, start, MessageStatus.FAILED),
                List.of(new CustomHeaderProperty("order", "4711")),
                List.of(new MessageLogReport.NewAttachment(
                        new Attachment("att-" + guid, guid, start, "payload", "text/xml", 1), new byte[] {1})),
                List.of(),
                Optional.of(new ErrorInformation("text", null)));
        return withRun(plain, openRun(start));
    }
}
