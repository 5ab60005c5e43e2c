package dev.durward.web.server;

import dev.durward.web.AcceptEncoding;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression of response bodies when the handler allows it and the client asks for it (RFC 9110 section 12.5.3). */
final class Gzip {
    /** Below this length the header of gzip eats what is won. */
    private static final int MIN_BYTES = 1024;

    private static final int BUFFER_BYTES = 8 * 1024;

    private Gzip() {}

    /** Fast instead of small: pages of logs are text that repeats, which the first level already shrinks well. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    static boolean wanted(Request request, Response response) {
        return response.mayCompress() && AcceptEncoding.gzip(request);
    }

    static boolean worthwhile(byte[] content) {
        return content.length >= MIN_BYTES;
    }

    static Response marked(Response response) {
        return varying(response).with("Content-Encoding", "gzip");
    }

    static Response varying(Response response) {
        return response.mayCompress() ? response.with("Vary", "Accept-Encoding") : response;
    }

    static OutputStream stream(OutputStream out) throws IOException {
        return new FastGzip(out);
    }

    static byte[] compress(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream(content.length / 2);
        try (OutputStream gzip = stream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
