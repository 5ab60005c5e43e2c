package dev.durward.web.server;

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

    Transport transport() {
        Transport epoll = epoll();
        return this == EPOLL && epoll != null ? epoll : Transport.NIO;
    }

    /** The engine's constant is null when its classes are missing. */
    private static @Nullable Transport epoll() {
        return Transport.EPOLL;
    }
}
