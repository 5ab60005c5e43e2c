package dev.durward.store.log;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Logs and reports with values that rarely matter. */
final class TestLogs {
    static final Instant NOW = Instant.parse("2026-11-23T10:20:30.123Z");
    static final String NODE = "node-1";

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestLogs() {}

    static String guid(Instant at) {
        return MessageGuid.next(at, RANDOM);
    }

    static MessageProcessingLog log(String guid, Instant start, MessageStatus status) {
        return log(guid, start, status, null);
    }

    static MessageProcessingLog log(String guid, Instant start, MessageStatus status, @Nullable String sender) {
        return new MessageProcessingLog(
                guid,
                guid,
                null,
                null,
                start,
                start.plusMillis(5),
                sender,
                null,
                status,
                IntegrationArtifact.flow("Flow_A", "Flow A", "Pack", "Package"),
                LogLevel.INFO,
                status.name(),
                "0af7651916cd43dd8448eb211c80319c",
                null,
                "CPI_demo",
                "CPI_demo");
    }

    static MessageProcessingLog withCustomStatus(String customStatus, MessageStatus status) {
        return new MessageProcessingLog(
                guid(NOW),
                guid(NOW),
                null,
                null,
                NOW,
                NOW,
                null,
                null,
                status,
                IntegrationArtifact.flow("Flow_A", "Flow A", "Pack", "Package"),
                LogLevel.INFO,
                customStatus,
                "0af7651916cd43dd8448eb211c80319c",
                null,
                "CPI_demo",
                "CPI_demo");
    }

    static MessageLogReport report(long revision, MessageProcessingLog log) {
        return new MessageLogReport("demo", revision, NODE, log, List.of(), List.of(), List.of(), Optional.empty());
    }

    static MessageLogReport withRun(MessageLogReport report, Run... runs) {
        return new MessageLogReport(
                report.account(),
                report.revision(),
                report.node(),
                report.log(),
                report.properties(),
                report.attachments(),
                List.of(runs),
                report.error());
    }

    static Run openRun(Instant start) {
        return new Run(guid(start), start, null, LogLevel.INFO, MessageStatus.PROCESSING, NODE);
    }
}
