package dev.durward.recorder;

import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;

/**
 * What became of a message whose process is gone. A report that an earlier process left on disk may say PROCESSING: when
 * no later report of the message follows, nobody will ever end it, so it is ABANDONED.
 */
final class Interrupted {
    private Interrupted() {}

    static MessageLogReport of(MessageLogReport report) {
        MessageStatus status = report.log().status();
        if (status != MessageStatus.PROCESSING && status != MessageStatus.RETRY) {
            return report;
        }
        return new MessageLogReport(
                report.account(),
                report.revision(),
                report.node(),
                abandoned(report.log()),
                report.properties(),
                report.attachments(),
                report.runs(),
                report.error());
    }

    private static MessageProcessingLog abandoned(MessageProcessingLog log) {
        boolean ownStatus = log.customStatus().equals(log.status().name());
        return new MessageProcessingLog(
                log.messageGuid(),
                log.correlationId(),
                log.applicationMessageId(),
                log.applicationMessageType(),
                log.logStart(),
                log.logEnd(),
                log.sender(),
                log.receiver(),
                MessageStatus.ABANDONED,
                log.artifact(),
                log.logLevel(),
                ownStatus ? MessageStatus.ABANDONED.name() : log.customStatus(),
                log.transactionId(),
                log.previousComponentName(),
                log.localComponentName(),
                log.originComponentName());
    }
}
