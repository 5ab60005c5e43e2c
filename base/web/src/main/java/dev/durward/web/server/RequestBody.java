package dev.durward.web.server;

import dev.durward.web.Body;
import dev.durward.web.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way from the event loop to the request's thread.
 *
 * <p>A short body of known length is collected before the handler runs, so that no thread waits for it. Any other body
 * is handed over chunk by chunk: the reader asks for chunks, and the socket is not read faster than the reader reads.
 */
final class RequestBody implements Body {
    /** Longest body that is collected before the handler runs: a token request, or a small JSON document. */
    static final int COLLECT_BYTES = 16 * 1024;

    /** Longest unread rest that is thrown away to keep a connection; more costs more than a new connection. */
    private static final int DRAIN_BYTES = 64 * 1024;

    /** Chunks asked for ahead of the reader. */
    private static final int PREFETCH = 4;

    /** Bytes each second that a sender must reach over the whole body. */
    private static final long MIN_RATE = 1024;

    /** Stands at the end of the queue; real chunks are never empty. */
    private static final Buffer END = Buffer.buffer(0);

    private final HttpServerRequest engine;
    private final Connection connection;
    private final Limits limits;
    private final long length;
    private final boolean expectsContinue;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final LinkedBlockingQueue<Buffer> chunks = new LinkedBlockingQueue<>();
    private volatile boolean ended;
    private volatile boolean discarding;
    private volatile boolean continued;
    private volatile boolean malformed;
    private volatile boolean gone;
    private volatile boolean broken;
    private final AtomicLong received = new AtomicLong();
    private volatile boolean closeAtEnd;
    private byte @Nullable [] collected;
    private volatile @Nullable Outcome collecting;
    private boolean requested;

    /** @param length declared length, or -1 for chunks */
    RequestBody(HttpServerRequest engine, Connection connection, Limits limits, long length) {
        this.engine = engine;
        this.connection = connection;
        this.limits = limits;
        this.length = length;
        this.expectsContinue = engine.headers().contains("Expect");
    }

    /** What happens to the request, exactly one of them. */
    interface Outcome {
        /** The handler can run. */
        void ready();

        /** The short body did not arrive in time. */
        void tooSlow();

        /** The client went while it sent the short body. */
        void abandoned();
    }

    /** Starts to receive. Event loop only. */
    void receive(Outcome outcome) {
        boolean collect = length >= 0 && length <= COLLECT_BYTES && !expectsContinue;
        connection.bodyStarted(this);
        engine.exceptionHandler(ignored -> clientGone());
        engine.endHandler(ignored -> endReceived(collect, outcome));
        if (!collect) {
            engine.pause();
            engine.handler(this::chunkReceived);
            outcome.ready();
            return;
        }
        byte[] content = new byte[(int) length];
        collected = content;
        collecting = outcome;
        connection.collect(this);
        engine.handler(chunk -> {
            chunk.getBytes(content, (int) received.get());
            received.addAndGet(chunk.length());
        });
    }

    private void endReceived(boolean collect, @Nullable Outcome outcome) {
        ended = true;
        connection.bodyEnded();
        chunks.add(END);
        if (closeAtEnd) {
            connection.close();
        }
        if (collect && outcome != null && claimed.compareAndSet(false, true)) {
            connection.collected();
            outcome.ready();
        }
    }

    private void chunkReceived(Buffer chunk) {
        received.addAndGet(chunk.length());
        if (!discarding && chunk.length() > 0) {
            chunks.add(chunk);
        }
    }

    private void clientGone() {
        gone = true;
        chunks.add(END);
        Outcome outcome = collecting;
        if (outcome != null && claimed.compareAndSet(false, true)) {
            outcome.abandoned();
        }
    }

    /** The rest of the body cannot be read. */
    void malformed() {
        malformed = true;
        chunks.add(END);
        if (closeAtEnd) {
            connection.close();
        }
    }

    /** The short body did not arrive in time. */
    void tooSlow() {
        Outcome outcome = collecting;
        if (outcome != null && claimed.compareAndSet(false, true)) {
            broken = true;
            connection.collected();
            outcome.tooSlow();
        }
    }

    /** Whether the connection can serve another request after this one, read or not. */
    boolean reusable() {
        if (ended) {
            return true;
        }
        boolean willCome = !expectsContinue || continued;
        return willCome && !broken && !malformed && length >= 0 && length - received.get() <= DRAIN_BYTES;
    }

    /** Receives without keeping anything, for a request that is refused. Event loop only. */
    void ignore() {
        discarding = true;
        if (!ended) {
            connection.bodyStarted(this);
            engine.endHandler(ignored -> endReceived(false, null));
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
        byte[] known = collected;
        if (known != null) {
            return known;
        }
        byte[] content = stream().readNBytes(maxBytes);
        if (content.length == maxBytes && stream().read() >= 0) {
            throw Body.tooLarge(maxBytes);
        }
        return content;
    }

    @Override
    public InputStream stream() {
        byte[] known = collected;
        return known == null ? stream : Body.MemoryBody.owning(known).stream();
    }

    private final InputStream stream = new InputStream() {
        private Buffer current = END;
        private int position;
        private boolean finished;
        private long waited;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            if (wanted == 0) {
                return 0;
            }
            while (position == current.length()) {
                if (finished || !next()) {
                    return -1;
                }
            }
            int count = Math.min(wanted, current.length() - position);
            current.getBytes(position, position + count, target, offset);
            position += count;
            return count;
        }

        private boolean next() throws IOException {
            request();
            Buffer chunk = poll();
            if (chunk.length() == 0) {
                checkEnd();
                finished = true;
                return false;
            }
            current = chunk;
            position = 0;
            engine.fetch(1);
            return true;
        }

        private void checkEnd() throws IOException {
            if (malformed) {
                throw new Failure(400, "The chunks of the request body are malformed.");
            }
            if (gone) {
                throw new ClientGoneException("client closed the connection while sending its request body");
            }
        }

        private Buffer poll() throws IOException {
            Buffer chunk = chunks.poll();
            if (chunk != null) {
                return chunk;
            }
            long start = System.nanoTime();
            try {
                chunk = chunks.poll(limits.bodyTime().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted while reading a request body").initCause(e);
            }
            waited += System.nanoTime() - start;
            long allowed = limits.bodyTime().toNanos() + TimeUnit.SECONDS.toNanos(received.get() / MIN_RATE);
            if (chunk == null || waited > allowed) {
                broken = true;
                throw new Failure(408, "The request body arrived too slowly.");
            }
            return chunk;
        }
    };

    private void request() {
        if (requested) {
            return;
        }
        requested = true;
        if (expectsContinue) {
            continued = true;
            engine.response().writeContinue();
        }
        engine.fetch(PREFETCH);
    }
}
