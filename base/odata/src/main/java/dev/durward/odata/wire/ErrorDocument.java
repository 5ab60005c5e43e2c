package dev.durward.odata.wire;

import dev.durward.odata.error.ReasonPhrase;

/**
 * The document that tells of an error (contract section 5): its code is the reason phrase of its status.
 *
 * @param contentType its media type
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record ErrorDocument(String contentType, byte[] bytes) {
    /** The document as JSON. */
    public static ErrorDocument json(int status, String text) {
        return new ErrorDocument("application/json", JsonFormat.error(ReasonPhrase.of(status), text));
    }

    /** The document as XML. */
    public static ErrorDocument xml(int status, String text) {
        return new ErrorDocument("application/xml", AtomFormat.error(ReasonPhrase.of(status), text));
    }
}
