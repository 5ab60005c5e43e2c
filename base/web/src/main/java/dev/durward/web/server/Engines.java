package dev.durward.web.server;

import io.netty.handler.ssl.OpenSsl;
import java.util.function.Supplier;

/**
 * The libraries a server runs on.
 *
 * @param sockets how its event loops wait for sockets
 * @param tls what speaks TLS; asked for only when there is a TLS listener
 */
record Engines(SocketEngine sockets, Supplier<TlsEngine> tls) {
    /** The fastest that load on this machine. */
    static Engines best(WebConfig config) {
        if (config.tlsPort().isPresent()) {
            // takes a tenth of a second, which the event loops need for their own start
            Thread.ofPlatform().daemon().name("tls-load").start(OpenSsl::isAvailable);
        }
        return new Engines(SocketEngine.best(), TlsEngine::best);
    }
}
