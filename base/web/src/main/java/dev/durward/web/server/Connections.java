package dev.durward.web.server;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of a server. The one place that reaches below the engine's public interface: it puts the strict
 * decoder into the channel and ties our state to it.
 */
final class Connections {
    private static final AttributeKey<Connection> STATE = AttributeKey.valueOf(Connections.class, "state");
    private static final String DECODER = "httpDecoder";

    private final Limits limits;
    private final Http1ServerConfig sizes;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    Connections(Limits limits, Http1ServerConfig sizes) {
        this.limits = limits;
        this.sizes = sizes;
    }

    /** Takes a new connection before its first byte is decoded. Event loop only. */
    void opened(HttpConnection engine) {
        Channel channel = channel(engine);
        var connection = new Connection(engine, channel, limits);
        channel.attr(STATE).set(connection);
        channel.pipeline().replace(DECODER, DECODER, new StrictRequestDecoder(sizes, connection));
        open.add(connection);
        channel.closeFuture().addListener(ignored -> open.remove(connection));
    }

    /** Our state of an engine's connection. */
    Connection of(HttpConnection engine) {
        return Objects.requireNonNull(channel(engine).attr(STATE).get());
    }

    /** Ends the waits that took too long. */
    void sweep(long now) {
        for (Connection connection : open) {
            connection.check(now);
        }
    }

    private static Channel channel(HttpConnection engine) {
        return ((ConnectionBase) engine).channel();
    }
}
