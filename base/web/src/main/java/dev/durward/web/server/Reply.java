package dev.durward.web.server;

import dev.durward.web.Response;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way back to one client: writes the head once, then bytes, and decides whether the connection lives on. */
final class Reply {
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence ONE_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    /** How long a client may go on sending a body nobody wants, so that it reads the answer and not a reset. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final HttpServerResponse engine;
    private final Connection connection;
    private final HttpDate date;
    private final @Nullable RequestBody body;
    private final boolean headMethod;
    private boolean closing;
    private long bytesSent;

    Reply(HttpServerRequest request, Connection connection, HttpDate date, @Nullable RequestBody body) {
        this.engine = request.response();
        this.connection = connection;
        this.date = date;
        this.body = body;
        this.headMethod = "HEAD".equals(request.method().name());
    }

    boolean headMethod() {
        return headMethod;
    }

    long bytesSent() {
        return bytesSent;
    }

    /** Makes this the connection's last answer. */
    void closeAfterwards() {
        closing = true;
    }

    /** Sends a whole response with its length in one write. */
    void send(Response response, byte[] content) {
        writeHead(response);
        boolean bodyless = response.status() == 204 || response.status() == 304;
        if (!bodyless) {
            engine.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
        }
        if (headMethod || bodyless) {
            end(engine::end);
            return;
        }
        bytesSent = content.length;
        Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(content));
        end(() -> engine.end(buffer));
    }

    /** Sends the head of a streamed body to a HEAD request. */
    void sendHead(Response response) {
        writeHead(response);
        end(engine::end);
    }

    /** Starts a streamed body. */
    void start(Response response) {
        writeHead(response);
    }

    /** Sends a part of a streamed body; the future ends when the socket has taken it. */
    Future<Void> write(byte[] chunk, int length) {
        bytesSent += length;
        return engine.write(BufferInternal.buffer(Unpooled.wrappedBuffer(chunk, 0, length)));
    }

    /** Ends a streamed body. */
    void finish() {
        end(engine::end);
    }

    /** Cuts the connection, so that the client sees that its answer is incomplete. */
    void abort() {
        connection.drop();
    }

    private void writeHead(Response response) {
        closing |= body != null && !body.reusable();
        engine.setStatusCode(response.status());
        MultiMap headers = engine.headers();
        response.forEachHeader(headers::add);
        headers.set(HttpHeaders.DATE, date.text());
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        if (connection.secure()) {
            headers.set(TRANSPORT_SECURITY, ONE_YEAR);
        }
        if (closing) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void end(java.util.function.Supplier<Future<Void>> lastWrite) {
        connection.responseFinishing(System.nanoTime());
        Future<Void> written = lastWrite.get();
        if (closing) {
            written.onComplete(ignored -> close());
        } else if (body != null) {
            body.discard();
        }
    }

    private void close() {
        if (body == null) {
            connection.close();
        } else {
            connection.closeAfter(LINGER_NANOS);
            body.discardAndClose();
        }
    }
}
