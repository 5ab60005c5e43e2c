package dev.durward.web.server;

/**
 * The libraries a server runs on.
 *
 * @param sockets how its event loops wait for sockets
 * @param tls what speaks TLS; not used without a TLS listener
 */
record Engines(SocketEngine sockets, TlsEngine tls) {
    /** The fastest that load on this machine; the TLS library is left alone when there is no TLS listener. */
    static Engines best(WebConfig config) {
        return new Engines(SocketEngine.best(), config.tlsPort().isPresent() ? TlsEngine.best() : TlsEngine.JSSE);
    }
}
