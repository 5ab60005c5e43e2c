package dev.durward.domain.log;

import java.util.List;
import java.util.Optional;

/**
 * The whole state of a message's log at one moment, as a runtime node reports it. Reports are idempotent: one with a
 * revision that is not above the stored one changes nothing.
 *
 * @param account technical name of the account
 * @param revision rises with every report of one message; the first is 1
 * @param node id of the runtime node, kept so that its open messages can be marked when it dies
 * @param log the log
 * @param properties all custom header properties so far, in the order they were added
 * @param attachments all attachments so far
 * @param runs all runs so far, oldest first
 * @param error the last error; empty while there was none
 */
public record MessageLogReport(
        String account,
        long revision,
        String node,
        MessageProcessingLog log,
        List<CustomHeaderProperty> properties,
        List<NewAttachment> attachments,
        List<Run> runs,
        Optional<ErrorInformation> error) {

    /** Copies the lists. */
    public MessageLogReport {
        properties = List.copyOf(properties);
        attachments = List.copyOf(attachments);
        runs = List.copyOf(runs);
    }

    /**
     * An attachment with its content.
     *
     * @param attachment what it is
     * @param content its bytes; not to be changed by the holder
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
    public record NewAttachment(Attachment attachment, byte[] content) {}
}
