package dev.durward.recorder;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports with a value in every field. */
final class TestReports {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00.123Z");

    private TestReports() {}

    static MessageLogReport report(long revision, MessageStatus status) {
        String guid = "AGAS1GcWkfBv-ZtpS6j7TKjReO7t";
        var log = new MessageProcessingLog(
                guid,
                "AGAS1GcWkfBv-ZtpS6j7TKjReO7u",
                "4711",
                null,
                START,
                START.plusMillis(5),
                "shop",
                null,
                status,
                IntegrationArtifact.flow("orders", "Orders", "sales", "Sales"),
                LogLevel.INFO,
                status.name(),
                "f116bfb5124f4f0cbda44f0e9fd33a11",
                null,
                "CPI_acme",
                "CPI_acme");
        byte[] content = "payload".getBytes(StandardCharsets.UTF_8);
        var attachment = new Attachment("sap-it-res:msg:0a1b2c3d4:x", guid, START, "a", "text/plain", content.length);
        return new MessageLogReport(
                "acme",
                revision,
                "node-1",
                log,
                List.of(new CustomHeaderProperty("order", "grüß")),
                List.of(new NewAttachment(attachment, content)),
                List.of(
                        new Run("r1", START, START.plusMillis(2), LogLevel.INFO, MessageStatus.RETRY, "node-1"),
                        new Run("r2", START.plusMillis(3), null, LogLevel.INFO, MessageStatus.PROCESSING, "node-1")),
                Optional.of(new ErrorInformation("java.lang.IllegalStateException: no", null)));
    }
}
