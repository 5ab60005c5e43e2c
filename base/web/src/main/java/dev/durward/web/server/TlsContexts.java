package dev.durward.web.server;

import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How the listener's TLS is set up, alike for both engines: TLS 1.3, and 1.2 with ephemeral keys and authenticated
 * encryption; the server's order of suites decides; sessions resume by ticket (RFC 5077, RFC 8446 section 2.2), so that
 * the server keeps nothing for a client that has gone.
 */
final class TlsContexts extends SSLEngineOptions {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** A ticket of an hour spares busy clients the signature; the key that seals it changes every two days. */
    private static final Duration TICKET_TIME = Duration.ofHours(1);

    /** Sessions that the JDK keeps on its own for TLS 1.2 clients without tickets; 0 would mean no limit. */
    private static final int KEPT_SESSIONS = 1024;

    private final TlsEngine engine;

    TlsContexts(TlsEngine engine) {
        this.engine = engine;
    }

    @Override
    public TlsContexts copy() {
        return this;
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Factory(engine);
    }

    private static final class Factory implements SslContextFactory {
        private final TlsEngine engine;
        private @Nullable KeyManagerFactory keys;

        Factory(TlsEngine engine) {
            this.engine = engine;
        }

        @Override
        public SslContextFactory keyMananagerFactory(KeyManagerFactory factory) {
            keys = factory;
            return this;
        }

        @Override
        public SslContext create() throws SSLException {
            SslContext context = SslContextBuilder.forServer(keyManagers())
                    .sslProvider(engine.provider())
                    // without this both engines read the platform's list of authorities at the start
                    .trustManager(NoClientCertificates.INSTANCE)
                    .protocols(PROTOCOLS)
                    .ciphers(CipherSuites.ALLOWED)
                    .sessionTimeout(TICKET_TIME.toSeconds())
                    .sessionCacheSize(KEPT_SESSIONS)
                    .build();
            if (context.sessionContext() instanceof OpenSslServerSessionContext sessions) {
                sessions.setSessionCacheEnabled(false);
                // without an argument the library makes the keys and changes them
                sessions.setTicketKeys();
            }
            return context;
        }

        private KeyManagerFactory keyManagers() {
            KeyManagerFactory factory = Objects.requireNonNull(keys);
            return switch (engine) {
                // else the native engine parses the key again in every handshake
                case BORINGSSL -> new OpenSslCachingX509KeyManagerFactory(factory);
                case JSSE -> factory;
            };
        }
    }
}
