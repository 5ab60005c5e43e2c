package dev.durward.web.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the event loops wait for sockets. Netty's property {@code io.netty.transport.noNative=true} turns epoll off. */
enum SocketEngine {
    /** Linux's epoll through JNI: fewer system calls and no objects for each readiness. */
    EPOLL,
    /** The JDK's selector, on every platform. */
    NIO;

    private static final Logger LOG = LoggerFactory.getLogger(SocketEngine.class);

    /** Epoll where its library loads; one line in the log says when it does not. */
    static SocketEngine best() {
        Transport epoll = epoll();
        if (epoll != null && epoll.available()) {
            return EPOLL;
        }
        Throwable cause = epoll == null ? null : epoll.unavailabilityCause();
        LOG.info("event=socket_engine engine=nio reason=\"{}\"", LogText.of(cause));
        return NIO;
    }

    /** The engine, with a handler that sees each connection as it is accepted. */
    Transport transport(ChannelHandler gate) {
        return switch (this) {
            case EPOLL ->
                new TransportInternal("epoll", true, null, new EpollTransport() {
                    @Override
                    public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
                        super.configure(config, domainSocket, bootstrap);
                        bootstrap.handler(gate);
                    }
                });
            case NIO ->
                new TransportInternal("nio", true, null, new NioTransport() {
                    @Override
                    public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
                        super.configure(config, domainSocket, bootstrap);
                        bootstrap.handler(gate);
                    }
                });
        };
    }

    /** The engine's constant is null when its classes are missing. */
    private static @Nullable Transport epoll() {
        return Transport.EPOLL;
    }
}
