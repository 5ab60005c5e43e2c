package dev.durward.odata.set;

/**
 * The stream of an entity.
 *
 * @param contentType its media type
 * @param content its bytes; not to be changed by the holder
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record MediaValue(String contentType, byte[] content) {}
