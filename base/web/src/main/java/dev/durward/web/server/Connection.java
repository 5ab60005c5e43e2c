package dev.durward.web.server;

import dev.durward.web.Caller;
import dev.durward.web.Target;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: what it waits for and until when, and how its last request was addressed. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final HttpConnection engine;
    private final Channel channel;
    private final Limits limits;
    private final String scheme;
    private final String sourceAddress;
    /** Written before {@code deadline}, which publishes it. */
    private long writeDeadline;

    private volatile long deadline;
    private volatile @Nullable RequestBody collecting;
    private volatile boolean headTimed;
    private boolean malformed;
    private volatile @Nullable RequestBody body;
    private String lastHost = "";
    private @Nullable Caller lastCaller;

    Connection(HttpConnection engine, Channel channel, Limits limits) {
        this.engine = engine;
        this.channel = channel;
        this.limits = limits;
        this.scheme = engine.isSsl() ? "https" : "http";
        this.sourceAddress = Objects.requireNonNullElse(engine.remoteAddress().hostAddress(), "unknown");
        long now = System.nanoTime();
        this.writeDeadline = now + limits.writeTime().toNanos();
        this.deadline = now + limits.headTime().toNanos();
        // the engine's message quotes what came, credentials too
        engine.exceptionHandler(thrown -> LOG.debug(
                "event=connection-failed source={} reason={}",
                sourceAddress,
                thrown.getClass().getName()));
    }

    boolean secure() {
        return engine.isSsl();
    }

    String sourceAddress() {
        return sourceAddress;
    }

    /** The caller of a Host header; most connections send the same header every time. */
    Caller caller(String hostHeader, Hosts hosts) {
        Caller known = lastCaller;
        if (known != null && hostHeader.equals(lastHost)) {
            return known;
        }
        Target target = hosts.parse(hostHeader, scheme);
        var caller = new Caller(sourceAddress, target);
        lastHost = hostHeader;
        lastCaller = caller;
        return caller;
    }

    /** A part of a head is here; the rest must follow in time. Event loop only. */
    void headStarted() {
        if (!headTimed && body == null) {
            headTimed = true;
            deadline = System.nanoTime() + limits.headTime().toNanos();
        }
    }

    /** A whole head is here. Event loop only. */
    void requestStarted() {
        if (headTimed) {
            headTimed = false;
        }
        deadline = NEVER;
    }

    /** The body of the current request begins. Event loop only. */
    void bodyStarted(RequestBody started) {
        body = started;
        if (malformed) {
            started.malformed();
        }
    }

    /** The body of the current request is complete. Event loop only. */
    void bodyEnded() {
        body = null;
        if (deadline != NEVER) {
            // answered before it had all come
            deadline = System.nanoTime() + limits.idleTime().toNanos();
        }
    }

    /** The chunks of a body cannot be read; nothing more comes on this connection. Event loop only. */
    void bodyMalformed() {
        malformed = true;
        RequestBody current = body;
        if (current != null) {
            current.malformed();
        }
    }

    /** Gives a short body until the time limit of bodies to arrive. */
    void collect(RequestBody small) {
        collecting = small;
        deadline = System.nanoTime() + limits.bodyTime().toNanos();
    }

    /** The short body is here. */
    void collected() {
        collecting = null;
        deadline = NEVER;
    }

    /** The response is about to be finished; called before its last write, because the next request may follow. */
    void responseFinishing(long now) {
        writeDeadline = now + limits.writeTime().toNanos();
        deadline = now + next().toNanos();
    }

    /** How long the client may take for what it does next: a pipelined head or the rest of a body may have begun. */
    private Duration next() {
        if (headTimed) {
            return limits.headTime();
        }
        return body == null ? limits.idleTime() : limits.bodyTime();
    }

    /** The rest of an unread body may come for a moment, so that the client reads our answer and not a reset. */
    void closeAfter(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    /** Closes after what was written has been sent. */
    void close() {
        engine.close();
    }

    /** Closes without waiting for a client that does not read. Any thread. */
    void drop() {
        channel.eventLoop().execute(() -> {
            if (unread()) {
                // the kernel forgets its part of the answer too
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            channel.unsafe().close(channel.voidPromise());
        });
    }

    /** Ends a wait that took too long. Any thread. */
    void check(long now) {
        long until = deadline;
        if (until == NEVER) {
            return;
        }
        boolean over = until - now <= 0;
        RequestBody small = collecting;
        if (over && small != null) {
            channel.eventLoop().execute(small::tooSlow);
        } else if ((over || writeDeadline - now <= 0) && unread()) {
            drop();
        } else if (over) {
            engine.close();
        }
    }

    /** Whether a part of a finished answer still waits for the client to read. */
    private boolean unread() {
        ChannelOutboundBuffer pending = channel.unsafe().outboundBuffer();
        return pending != null && pending.totalPendingWriteBytes() > 0;
    }
}
