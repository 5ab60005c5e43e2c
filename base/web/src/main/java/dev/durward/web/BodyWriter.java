package dev.durward.web;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a response body while it is sent. */
@FunctionalInterface
public interface BodyWriter {
    /**
     * Writes the whole body; called once, on the request's virtual thread. Writing blocks while the client reads
     * slowly. A failure before the first 16 KiB still becomes an error answer; later the connection is cut, so that
     * the client sees that the body is incomplete.
     *
     * @throws IOException when the client is gone or reads too slowly; let it pass to stop the work
     */
    void write(OutputStream out) throws IOException;
}
