package dev.durward.web.server;

import dev.durward.web.Body;
import dev.durward.web.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way from the event loop to the request's thread.
 *
 * <p>A short body of known length is collected before the handler runs, so that no thread waits for it. Any other body
 * is a {@link BodyStream}.
 */
final class RequestBody implements Body {
    /** Longest body that is collected before the handler runs: a token request, or a small JSON document. */
    static final int COLLECT_BYTES = 16 * 1024;

    /** Longest unread rest that is thrown away to keep a connection; more costs more than a new connection. */
    private static final int DRAIN_BYTES = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final HttpServerRequest engine;
    private final Connection connection;
    private final Places places;
    private final long length;
    private final @Nullable BodyStream stream;
    private final AtomicLong received = new AtomicLong();
    private volatile boolean ended;
    private volatile boolean discarding;
    private volatile boolean malformed;
    private volatile boolean closeAtEnd;
    private boolean late;
    private byte[] collected = NOTHING;
    private @Nullable Outcome waiting;
    private int held;

    /** @param length declared length, or -1 for chunks */
    RequestBody(HttpServerRequest engine, Connection connection, Services services, long length) {
        this.engine = engine;
        this.connection = connection;
        this.places = services.places();
        this.length = length;
        boolean expectsContinue = engine.headers().contains("Expect");
        boolean collects = length >= 0 && length <= COLLECT_BYTES && !expectsContinue;
        this.stream = collects ? null : new BodyStream(engine, services, expectsContinue);
    }

    /** What happens to the request: at most one of them, and neither when the client goes. */
    interface Outcome {
        /** The handler can run. */
        void ready();

        /** The body cannot be had. */
        void refused(Failure failure);
    }

    static Failure tooSlowFailure() {
        return new Failure(408, "The request body arrived too slowly.");
    }

    /**
     * Starts to receive. Event loop only.
     *
     * @throws Failure 503 when too many requests wait for their body
     */
    void receive(Outcome outcome) {
        if (stream == null && !places.await()) {
            throw Failures.busy();
        }
        connection.bodyStarted(this);
        engine.exceptionHandler(ignored -> clientGone());
        engine.endHandler(ignored -> endReceived());
        if (stream == null) {
            waiting = outcome;
            connection.collect(this);
            engine.handler(this::collect);
            return;
        }
        engine.pause();
        engine.handler(this::chunkReceived);
        outcome.ready();
    }

    private void collect(Buffer chunk) {
        int from = (int) received.get();
        int to = from + chunk.length();
        received.set(to);
        if (waiting == null) {
            return;
        }
        boolean whole = to == length;
        if (!whole && !places.hold(chunk.length())) {
            refuse(Failures.busy());
            return;
        }
        held += whole ? 0 : chunk.length();
        if (collected.length < to) {
            // grows with what has come: a declared length costs its sender nothing
            int room = whole ? to : (int) Math.min(length, Math.max(to, 2L * collected.length));
            collected = Arrays.copyOf(collected, room);
        }
        chunk.getBytes(collected, from);
    }

    private void chunkReceived(Buffer chunk) {
        received.addAndGet(chunk.length());
        if (!discarding && stream != null) {
            stream.arrived(chunk);
        }
    }

    private void endReceived() {
        ended = true;
        connection.bodyEnded();
        if (stream != null) {
            stream.ended();
        }
        if (closeAtEnd) {
            connection.close();
        }
        Outcome outcome = stopWaiting();
        if (outcome != null) {
            outcome.ready();
        }
    }

    private void clientGone() {
        if (stream != null) {
            stream.clientGone();
        }
        stopWaiting();
    }

    private @Nullable Outcome stopWaiting() {
        Outcome outcome = waiting;
        if (outcome != null) {
            waiting = null;
            places.awaited();
            places.release(held);
            held = 0;
            connection.collected();
        }
        return outcome;
    }

    private void refuse(Failure failure) {
        Outcome outcome = stopWaiting();
        if (outcome != null) {
            late = true;
            outcome.refused(failure);
        }
    }

    /** The short body did not arrive in time. Event loop only. */
    void tooSlow() {
        refuse(tooSlowFailure());
    }

    /** The rest of the body cannot be read. Event loop only. */
    void malformed() {
        malformed = true;
        if (stream != null) {
            stream.malformed();
        }
        if (closeAtEnd) {
            connection.close();
        }
    }

    /** Whether the connection can serve another request after this one, read or not. */
    boolean reusable() {
        if (ended) {
            return true;
        }
        boolean willCome = stream == null ? !late : stream.restWillCome();
        return willCome && length >= 0 && length - received.get() <= DRAIN_BYTES;
    }

    /** Receives without keeping anything, for a request that is refused. Event loop only. */
    void ignore() {
        discarding = true;
        if (!ended) {
            connection.bodyStarted(this);
            engine.endHandler(ignored -> endReceived());
            engine.handler(this::chunkReceived);
        }
    }

    /** Throws away what still comes. */
    void discard() {
        if (!ended) {
            discarding = true;
            engine.resume();
        }
    }

    /** Throws away what still comes, then closes; the caller sets the time limit. */
    void discardAndClose() {
        closeAtEnd = true;
        if (ended || malformed) {
            connection.close();
        } else {
            discard();
        }
    }

    @Override
    public boolean hasBody() {
        return true;
    }

    @Override
    public byte[] bytes(int maxBytes) throws IOException {
        if (length > maxBytes) {
            throw Body.tooLarge(maxBytes);
        }
        if (stream == null) {
            return collected;
        }
        byte[] content = stream.readNBytes(maxBytes);
        if (content.length == maxBytes && stream.read() >= 0) {
            throw Body.tooLarge(maxBytes);
        }
        return content;
    }

    @Override
    public InputStream stream() {
        return stream == null ? Body.MemoryBody.owning(collected).stream() : stream;
    }
}
