package dev.durward.web.server;

import dev.durward.web.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A long request body, handed over chunk by chunk: the request's thread asks for chunks, and the socket is not read
 * faster than the thread reads. While the thread waits for the sender, its request has no place in work.
 */
final class BodyStream extends InputStream {
    /** Chunks asked for ahead of the reader. */
    private static final int PREFETCH = 4;

    /** Bytes each second that a sender must reach over the whole body. */
    private static final long MIN_RATE = 1024;

    /** Stands at the end of the queue; real chunks are never empty. */
    private static final Buffer END = Buffer.buffer(0);

    private final HttpServerRequest engine;
    private final Places places;
    private final long graceNanos;
    private final boolean expectsContinue;
    private final LinkedBlockingQueue<Buffer> chunks = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean continued;
    private volatile boolean malformed;
    private volatile boolean gone;
    private volatile boolean broken;
    private Buffer current = END;
    private int position;
    private boolean requested;
    private boolean finished;
    private long waited;

    BodyStream(HttpServerRequest engine, Services services, boolean expectsContinue) {
        this.engine = engine;
        this.places = services.places();
        this.graceNanos = services.limits().bodyTime().toNanos();
        this.expectsContinue = expectsContinue;
    }

    /** Takes a chunk from the socket. Event loop only. */
    void arrived(Buffer chunk) {
        if (chunk.length() > 0) {
            received.addAndGet(chunk.length());
            chunks.add(chunk);
        }
    }

    /** The body is complete. Event loop only. */
    void ended() {
        chunks.add(END);
    }

    /** The rest of the body cannot be read. Event loop only. */
    void malformed() {
        malformed = true;
        chunks.add(END);
    }

    /** The client closed the connection. Event loop only. */
    void clientGone() {
        gone = true;
        chunks.add(END);
    }

    /** Whether the rest of the body can be waited for, to use the connection again. */
    boolean restWillCome() {
        return (!expectsContinue || continued) && !broken && !malformed;
    }

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
        Buffer chunk = chunks.poll();
        if (chunk == null) {
            chunk = await();
        }
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

    private Buffer await() throws IOException {
        if (!places.pause()) {
            broken = true;
            throw Failures.busy();
        }
        long start = System.nanoTime();
        try {
            Buffer chunk = chunks.poll(graceNanos, TimeUnit.NANOSECONDS);
            waited += System.nanoTime() - start;
            if (chunk != null && waited <= graceNanos + TimeUnit.SECONDS.toNanos(received.get() / MIN_RATE)) {
                return chunk;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading a request body").initCause(e);
        } finally {
            places.resume();
        }
        broken = true;
        throw RequestBody.tooSlowFailure();
    }

    private void checkEnd() throws IOException {
        if (malformed) {
            throw new Failure(400, "The chunks of the request body are malformed.");
        }
        if (gone) {
            throw new ClientGoneException("client closed the connection while sending its request body");
        }
    }
}
