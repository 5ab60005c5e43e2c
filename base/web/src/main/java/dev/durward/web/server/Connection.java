package dev.durward.web.server;

import dev.durward.web.Caller;
import dev.durward.web.Target;
import io.vertx.core.http.HttpConnection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: what it waits for and until when, and how its last request was addressed. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final HttpConnection engine;
    private final Limits limits;
    private final String scheme;
    private final String sourceAddress;
    private volatile long deadline;
    private volatile @Nullable RequestBody collecting;
    private boolean headTimed;
    private boolean malformed;
    private @Nullable RequestBody body;
    private String lastHost = "";
    private @Nullable Caller lastCaller;

    Connection(HttpConnection engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
        this.scheme = engine.isSsl() ? "https" : "http";
        this.sourceAddress = Objects.requireNonNullElse(engine.remoteAddress().hostAddress(), "unknown");
        this.deadline = System.nanoTime() + limits.headTime().toNanos();
        engine.exceptionHandler(
                thrown -> LOG.debug("event=connection-failed source={} reason={}", sourceAddress, thrown.toString()));
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
        headTimed = false;
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
    }

    /** The chunks of a body cannot be read; nothing more comes on this connection. Event loop only. */
    void bodyMalformed() {
        malformed = true;
        if (body != null) {
            body.malformed();
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
        deadline = now + limits.idleTime().toNanos();
    }

    /** The rest of an unread body may come for a moment, so that the client reads our answer and not a reset. */
    void closeAfter(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    void close() {
        engine.close();
    }

    /** Ends a wait that took too long. */
    void check(long now) {
        if (deadline == NEVER || deadline - now > 0) {
            return;
        }
        RequestBody small = collecting;
        if (small == null) {
            engine.close();
        } else {
            small.tooSlow();
        }
    }
}
