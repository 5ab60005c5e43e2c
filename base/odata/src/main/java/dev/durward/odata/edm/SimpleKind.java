package dev.durward.odata.edm;

/** The simple types of the model, each with the Java type that values have. */
public enum SimpleKind {
    /** {@link String}. */
    STRING,
    /** {@link java.time.Instant}, written in UTC without a zone. */
    DATE_TIME,
    /** {@link java.time.Instant}, written in UTC with a zone. */
    DATE_TIME_OFFSET,
    /** {@link Long}, a quoted text in JSON. */
    INT64,
    /** {@link Integer}. */
    INT32,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@code byte[]}, written in Base64. */
    BINARY
}
