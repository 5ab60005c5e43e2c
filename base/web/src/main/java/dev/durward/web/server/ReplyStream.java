package dev.durward.web.server;

import dev.durward.web.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A response body while it is written: short ones are sent at once with their length, longer ones in chunks, of which
 * a few may wait for the socket before the writer has to.
 */
final class ReplyStream extends OutputStream {
    private static final int FIRST_BYTES = 4 * 1024;

    /** Longest body that goes out with its length; the same size lets a failure become an error answer. */
    private static final int WHOLE_BYTES = 16 * 1024;

    private static final int CHUNK_BYTES = 32 * 1024;

    /** Chunks that wait for the socket: enough to keep it busy, few enough to bound memory. */
    private static final int WAITING = 3;

    /** Bytes each second that a reader must take over the whole body. */
    private static final long MIN_RATE = 16 * 1024;

    private final Reply reply;
    private final Response response;
    private final Limits limits;
    private final Semaphore room = new Semaphore(WAITING);
    private volatile boolean gone;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int used;
    private boolean started;
    private boolean closed;
    private long waited;

    ReplyStream(Reply reply, Response response, Limits limits) {
        this.reply = reply;
        this.response = response;
        this.limits = limits;
    }

    /** Whether the client has seen the head, so that no other answer is possible. */
    boolean started() {
        return started;
    }

    @Override
    public void write(int b) throws IOException {
        ensureRoom();
        buffer[used++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            ensureRoom();
            int count = Math.min(length - done, buffer.length - used);
            System.arraycopy(source, offset + done, buffer, used, count);
            used += count;
            done += count;
        }
    }

    /** Does nothing: writers flush at their end too, which would turn a short body into two chunks. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        if (!started) {
            closed = true;
            reply.send(response, Arrays.copyOf(buffer, used));
            return;
        }
        if (used > 0) {
            sendChunk();
        }
        closed = true;
        reply.finish();
    }

    private void ensureRoom() throws IOException {
        if (closed) {
            throw new IOException("the response body is closed");
        }
        if (used < buffer.length) {
            return;
        }
        if (!started && buffer.length < WHOLE_BYTES) {
            buffer = Arrays.copyOf(buffer, WHOLE_BYTES);
            return;
        }
        sendChunk();
        buffer = new byte[CHUNK_BYTES];
    }

    private void sendChunk() throws IOException {
        await();
        if (gone) {
            throw new ClientGoneException("client closed the connection while reading the response");
        }
        if (!started) {
            started = true;
            reply.start(response);
        }
        reply.write(buffer, used).onComplete(result -> {
            gone |= result.failed();
            room.release();
        });
        used = 0;
    }

    private void await() throws IOException {
        if (room.tryAcquire()) {
            return;
        }
        long grace = limits.writeTime().toNanos();
        long start = System.nanoTime();
        try {
            boolean free = room.tryAcquire(grace, TimeUnit.NANOSECONDS);
            waited += System.nanoTime() - start;
            if (!free || waited > grace + TimeUnit.SECONDS.toNanos(reply.bytesSent() / MIN_RATE)) {
                reply.abort();
                throw new ClientGoneException("client stopped reading the response, or reads it too slowly");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while writing a response").initCause(e);
        }
    }
}
