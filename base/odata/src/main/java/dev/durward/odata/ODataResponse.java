package dev.durward.odata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of a service.
 *
 * @param status the HTTP status
 * @param headers headers by name, in order
 * @param body the body
 */
public record ODataResponse(int status, Map<String, String> headers, Body body) {
    /** The version header of every answer. */
    static final String DATA_SERVICE_VERSION = "DataServiceVersion";

    static final String CONTENT_TYPE = "Content-Type";

    /** What follows the headers. */
    public sealed interface Body {
        /** Nothing. */
        record None() implements Body {}

        /** Bytes at hand; not to be changed. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
        record Bytes(byte[] content) implements Body {}

        /** Bytes to be written, once. */
        record Stream(Writer writer) implements Body {}
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it; does not close the stream. */
        void to(OutputStream out) throws IOException;
    }

    /** An answer with data. */
    static ODataResponse data(String contentType, Body body) {
        return of(200, "2.0", contentType, body);
    }

    static ODataResponse of(int status, String version, String contentType, Body body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, contentType);
        headers.put(DATA_SERVICE_VERSION, version);
        return new ODataResponse(status, headers, body);
    }

    /** The same with one more header. */
    public ODataResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ODataResponse(status, more, body);
    }
}
