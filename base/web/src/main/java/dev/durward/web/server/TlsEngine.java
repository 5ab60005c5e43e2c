package dev.durward.web.server;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library that speaks TLS for a listener. Netty's property {@code io.netty.handler.ssl.noOpenSsl=true} keeps the
 * native one from being loaded.
 */
enum TlsEngine {
    /** BoringSSL through JNI: a fraction of the JDK's time for a handshake, and less for each record. */
    BORINGSSL(SslProvider.OPENSSL),
    /** The JDK's own, on every platform. */
    JSSE(SslProvider.JDK);

    private static final Logger LOG = LoggerFactory.getLogger(TlsEngine.class);

    private final SslProvider provider;

    TlsEngine(SslProvider provider) {
        this.provider = provider;
    }

    SslProvider provider() {
        return provider;
    }

    /** The native one if its library loads on this machine; one line in the log says which it is. */
    static TlsEngine best() {
        if (OpenSsl.isAvailable()) {
            LOG.info("event=tls_engine engine=boringssl version=\"{}\"", OpenSsl.versionString());
            return BORINGSSL;
        }
        LOG.info("event=tls_engine engine=jsse reason=\"{}\"", LogText.of(OpenSsl.unavailabilityCause()));
        return JSSE;
    }
}
