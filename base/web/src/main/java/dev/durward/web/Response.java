package dev.durward.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An immutable HTTP response; each method that adds something returns a new one. */
public final class Response {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String[] NO_FIELDS = {};

    private final int status;
    private final String[] fields;
    private final Content content;
    private final boolean compressible;

    /** What the body is made of. */
    public sealed interface Content {
        /** No body. */
        record None() implements Content {}

        /** A body of known length; the array belongs to the response and is not changed any more. */
        @SuppressWarnings("ArrayRecordComponent")
        record Bytes(byte[] bytes) implements Content {}

        /** A body that is written while it is sent. */
        record Streamed(BodyWriter writer) implements Content {}
    }

    private static final Content NONE = new Content.None();

    private Response(int status, String[] fields, Content content, boolean compressible) {
        this.status = status;
        this.fields = fields;
        this.content = content;
        this.compressible = compressible;
    }

    /**
     * A response without headers and body.
     *
     * @param status 200 to 599
     */
    public static Response of(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("a response has a status of 200 to 599, not " + status);
        }
        return new Response(status, NO_FIELDS, NONE, false);
    }

    /** Status 200 with a body. */
    public static Response ok(String contentType, byte[] body) {
        return of(200).body(contentType, body);
    }

    /** Status 200 with a text body in UTF-8. */
    public static Response ok(String contentType, String body) {
        return of(200).text(contentType, body);
    }

    /**
     * Adds a header; one name may be added more than once, for example {@code Set-Cookie}.
     *
     * @throws IllegalArgumentException for a name that is no token, or control characters in the value
     */
    public Response with(String name, String value) {
        checkName(name);
        checkValue(value);
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return new Response(status, more, content, compressible);
    }

    /** Adds all headers of another response. */
    public Response withAll(Response other) {
        String[] more = Arrays.copyOf(fields, fields.length + other.fields.length);
        System.arraycopy(other.fields, 0, more, fields.length, other.fields.length);
        return new Response(status, more, content, compressible);
    }

    /** Sets the body; the array is given away and must not be changed any more. */
    public Response body(String contentType, byte[] body) {
        return with(CONTENT_TYPE, contentType).content(new Content.Bytes(body));
    }

    /** Sets a text body in UTF-8. */
    public Response text(String contentType, String body) {
        return body(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a body that is written while it is sent, in chunks; short ones still go out with their length. */
    public Response stream(String contentType, BodyWriter writer) {
        return with(CONTENT_TYPE, contentType).content(new Content.Streamed(writer));
    }

    /** Allows gzip when the client accepts it; only for bodies without secrets next to what a caller chose. */
    public Response compressible() {
        return new Response(status, fields, content, true);
    }

    private Response content(Content other) {
        return new Response(status, fields, other, compressible);
    }

    /** HTTP status, 200 to 599. */
    public int status() {
        return status;
    }

    /** First value of a header; the name's case does not matter. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        var values = new ArrayList<String>(2);
        forEachHeader((key, value) -> {
            if (key.equalsIgnoreCase(name)) {
                values.add(value);
            }
        });
        return values;
    }

    /** Passes each header in order. */
    public void forEachHeader(BiConsumer<String, String> action) {
        for (int i = 0; i < fields.length; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /** The body. */
    public Content content() {
        return content;
    }

    /** Whether {@link #compressible()} was called. */
    public boolean mayCompress() {
        return compressible;
    }

    /** The body in memory: a streamed one is written now. For tests and for answers inside other answers. */
    public byte[] bytes() throws IOException {
        return switch (content) {
            case Content.None none -> new byte[0];
            case Content.Bytes known -> known.bytes().clone();
            case Content.Streamed streamed -> {
                var out = new ByteArrayOutputStream();
                streamed.writer().write(out);
                yield out.toByteArray();
            }
        };
    }

    private static void checkName(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; token && i < name.length(); i++) {
            token = tokenCharacter(name.charAt(i));
        }
        if (!token) {
            throw new IllegalArgumentException("not a header name");
        }
    }

    private static boolean tokenCharacter(char c) {
        return c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private static void checkValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw new IllegalArgumentException("control character in a header value");
            }
        }
    }
}
