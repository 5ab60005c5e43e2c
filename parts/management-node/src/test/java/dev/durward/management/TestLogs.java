package dev.durward.management;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Logs of an account: the first ended well, with everything attached; the second failed. */
final class TestLogs {
    static final String GOOD = "AGk1aaaaaaaaaaaaaaaaaaaaaaaa";
    static final String BAD = "AGk1bbbbbbbbbbbbbbbbbbbbbbbb";
    static final String ATTACHMENT = "sap-it-res:msg:0a1b2c3d4:7c0f7c1e-0000-4000-8000-000000000001";
    static final String ERROR_TEXT = "java.net.ConnectException: refused <&>";

    private TestLogs() {}

    static List<MessageLogReport> both(String account) {
        Attachment attachment = new Attachment(ATTACHMENT, GOOD, TmnServer.time(1), "order.xml", "application/xml", 8);
        return List.of(
                new MessageLogReport(
                        account,
                        1,
                        "node",
                        log(GOOD, 0, MessageStatus.COMPLETED, "order-flow"),
                        List.of(
                                new CustomHeaderProperty("po_number", "4711"),
                                new CustomHeaderProperty("o'clock", "it's")),
                        List.of(new MessageLogReport.NewAttachment(
                                attachment, "<order/>".getBytes(StandardCharsets.UTF_8))),
                        List.of(run("AGk1rrrrrrrrrrrrrrrrrrrrrrr1", MessageStatus.COMPLETED)),
                        Optional.empty()),
                new MessageLogReport(
                        account,
                        1,
                        "node",
                        log(BAD, 10, MessageStatus.FAILED, "failing-flow"),
                        List.of(),
                        List.of(),
                        List.of(
                                run("AGk1rrrrrrrrrrrrrrrrrrrrrrr2", MessageStatus.RETRY),
                                run("AGk1rrrrrrrrrrrrrrrrrrrrrrr3", MessageStatus.FAILED)),
                        Optional.of(new ErrorInformation(ERROR_TEXT, "MessageFlow_11"))));
    }

    static MessageLogReport plain(String account, int number) {
        return new MessageLogReport(
                account,
                1,
                "node",
                log("AGk2%024d".formatted(number), 100 + number, MessageStatus.COMPLETED, "bulk-flow"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static MessageProcessingLog log(String guid, int second, MessageStatus status, String flow) {
        return new MessageProcessingLog(
                guid,
                "AGk1cccccccccccccccccccccccc",
                null,
                null,
                TmnServer.time(second),
                TmnServer.time(second + 1),
                "Mr+Sender",
                null,
                status,
                IntegrationArtifact.flow(flow, "The " + flow, "demo", "Demo"),
                LogLevel.INFO,
                status.name(),
                "f116bfb5124f4f0cbda44f0e9fd33a11",
                null,
                "CPI_demo",
                "CPI_demo");
    }

    private static Run run(String id, MessageStatus state) {
        return new Run(id, TmnServer.time(0), TmnServer.time(1), LogLevel.INFO, state, "node");
    }
}
