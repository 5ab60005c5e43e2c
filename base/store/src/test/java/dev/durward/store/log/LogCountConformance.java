package dev.durward.store.log;

import static dev.durward.store.log.TestLogs.NOW;
import static dev.durward.store.log.TestLogs.guid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How logs are counted: what a {@link MessageLogRepository} does on every database; run on each by a class of its own. */
abstract class LogCountConformance {
    private static final int MANY = 100;
    private static final IntegrationArtifact ORDERS = IntegrationArtifact.flow("orders", "Orders", "shop", "Shop");
    private static final IntegrationArtifact BILLS = IntegrationArtifact.flow("bills", "Bills", "shop", "Shop");

    private final StoreKind kind;

    private Stores stores;

    LogCountConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    /** A log that ended so many seconds after {@link TestLogs#NOW}. */
    private static MessageLogReport ended(
            String account, int second, MessageStatus status, IntegrationArtifact artifact) {
        Instant end = NOW.plusSeconds(second);
        String guid = guid(end);
        MessageProcessingLog log = new MessageProcessingLog(
                guid,
                guid,
                null,
                null,
                end.minusMillis(3),
                end,
                null,
                null,
                status,
                artifact,
                LogLevel.INFO,
                status.name(),
                "0af7651916cd43dd8448eb211c80319c",
                null,
                "CPI_demo",
                "CPI_demo");
        return new MessageLogReport(account, 1, TestLogs.NODE, log, List.of(), List.of(), List.of(), Optional.empty());
    }

    private List<ArtifactCounts> counts(int fromSecond, int toSecond) {
        return stores.logs().statusCounts("demo", NOW.plusSeconds(fromSecond), NOW.plusSeconds(toSecond), MANY);
    }

    @Test
    void artifactsAreCountedByStatusInOrderOfTheirIds() {
        stores.logs()
                .write(List.of(
                        ended("demo", 0, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 1, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 2, MessageStatus.FAILED, ORDERS),
                        ended("demo", 3, MessageStatus.RETRY, BILLS)));

        assertThat(counts(0, 10))
                .containsExactly(
                        new ArtifactCounts(BILLS, Map.of(MessageStatus.RETRY, 1L)),
                        new ArtifactCounts(ORDERS, Map.of(MessageStatus.COMPLETED, 2L, MessageStatus.FAILED, 1L)));
    }

    @Test
    void everyStatusIsCounted() {
        for (MessageStatus status : MessageStatus.values()) {
            stores.logs().write(List.of(ended("demo", 1, status, ORDERS)));
        }

        assertThat(counts(0, 100))
                .singleElement()
                .satisfies(counts -> assertThat(counts.messages())
                        .hasSize(MessageStatus.values().length)
                        .allSatisfy((status, messages) -> assertThat(messages).isOne()));
    }

    @Test
    void thePeriodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        stores.logs()
                .write(List.of(
                        ended("demo", 9, MessageStatus.FAILED, ORDERS),
                        ended("demo", 10, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 19, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 20, MessageStatus.FAILED, ORDERS)));

        assertThat(counts(10, 20)).containsExactly(new ArtifactCounts(ORDERS, Map.of(MessageStatus.COMPLETED, 2L)));
    }

    @Test
    void anArtifactWithoutMessagesInThePeriodIsThereWithoutCounts() {
        stores.logs().write(List.of(ended("demo", 0, MessageStatus.COMPLETED, ORDERS)));

        assertThat(counts(50, 60)).containsExactly(new ArtifactCounts(ORDERS, Map.of()));
    }

    @Test
    void otherAccountsAreNotCounted() {
        stores.logs()
                .write(List.of(
                        ended("other", 0, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 0, MessageStatus.FAILED, BILLS)));

        assertThat(counts(0, 10)).containsExactly(new ArtifactCounts(BILLS, Map.of(MessageStatus.FAILED, 1L)));
        assertThat(stores.logs().artifacts("demo", MANY)).containsExactly(BILLS);
        assertThat(stores.logs().statusCounts("nobody", NOW, NOW.plusSeconds(10), MANY))
                .isEmpty();
        assertThat(stores.logs().artifacts("nobody", MANY)).isEmpty();
    }

    @Test
    void anArtifactIsNamedAsInItsNewestLog() {
        IntegrationArtifact renamed = IntegrationArtifact.flow("orders", "Web orders", "web", "Web shop");
        stores.logs()
                .write(List.of(
                        ended("demo", 5, MessageStatus.COMPLETED, renamed),
                        ended("demo", 1, MessageStatus.COMPLETED, ORDERS)));

        assertThat(counts(0, 3)).containsExactly(new ArtifactCounts(renamed, Map.of(MessageStatus.COMPLETED, 1L)));
        assertThat(stores.logs().artifacts("demo", MANY)).containsExactly(renamed);
    }

    @Test
    void noMoreArtifactsThanAskedForAreCounted() {
        stores.logs()
                .write(List.of(
                        ended("demo", 0, MessageStatus.COMPLETED, ORDERS),
                        ended("demo", 0, MessageStatus.COMPLETED, BILLS)));

        assertThat(stores.logs().statusCounts("demo", NOW, NOW.plusSeconds(1), 1))
                .containsExactly(new ArtifactCounts(BILLS, Map.of(MessageStatus.COMPLETED, 1L)));
        assertThat(stores.logs().artifacts("demo", 1)).containsExactly(BILLS);
    }

    @Test
    void aMessageIsCountedOnceUnderItsNewestStatus() {
        MessageLogReport open = ended("demo", 0, MessageStatus.PROCESSING, ORDERS);
        MessageProcessingLog log = open.log();
        MessageProcessingLog done = new MessageProcessingLog(
                log.messageGuid(),
                log.correlationId(),
                null,
                null,
                log.logStart(),
                NOW.plusSeconds(4),
                null,
                null,
                MessageStatus.COMPLETED,
                ORDERS,
                LogLevel.INFO,
                "COMPLETED",
                log.transactionId(),
                null,
                "CPI_demo",
                "CPI_demo");
        stores.logs().write(List.of(open));
        stores.logs()
                .write(List.of(new MessageLogReport(
                        "demo", 2, TestLogs.NODE, done, List.of(), List.of(), List.of(), Optional.empty())));

        assertThat(counts(0, 10)).containsExactly(new ArtifactCounts(ORDERS, Map.of(MessageStatus.COMPLETED, 1L)));
    }
}
