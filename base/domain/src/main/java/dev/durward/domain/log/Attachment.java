package dev.durward.domain.log;

import java.time.Instant;

/**
 * A document that a flow attached to its message's log.
 *
 * @param id such as {@code sap-it-res:msg:0a1b2c3d4:<uuid>}
 * @param messageGuid the message it belongs to
 * @param time when it was attached
 * @param name name given by the flow
 * @param contentType media type given by the flow
 * @param payloadSizeBytes size of the content
 */
public record Attachment(
        String id, String messageGuid, Instant time, String name, String contentType, long payloadSizeBytes) {}
