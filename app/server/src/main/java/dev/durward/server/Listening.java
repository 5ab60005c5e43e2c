package dev.durward.server;

import dev.durward.server.config.HttpConfig;
import dev.durward.server.config.ServerConfig;
import dev.durward.web.VirtualHosts;
import dev.durward.web.server.Limits;
import dev.durward.web.server.WebConfig;
import dev.durward.web.server.WebServer;
import dev.durward.web.tls.DevelopmentCertificates;
import dev.durward.web.tls.TlsMaterial;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server and its certificates, made on a thread of their own while the rest of the start goes on. */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final ServerConfig config;
    private final FutureTask<Optional<DevelopmentCertificates>> development = new FutureTask<>(this::prepare);
    private final FutureTask<PrometheusMeterRegistry> metrics =
            new FutureTask<>(() -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final FutureTask<WebServer> web;

    private Listening(ServerConfig config, VirtualHosts hosts) {
        this.config = config;
        web = new FutureTask<>(() -> WebServer.start(webConfig(), hosts, metrics()));
    }

    /** Begins to open the ports; returns at once. */
    static Listening begin(ServerConfig config, VirtualHosts hosts) {
        Listening listening = new Listening(config, hosts);
        Thread.ofPlatform().daemon().name("web-start").start(() -> {
            listening.metrics.run();
            listening.web.run();
        });
        return listening;
    }

    /** Where requests and messages are counted. */
    PrometheusMeterRegistry metrics() throws IOException {
        return result(metrics);
    }

    /**
     * The web server; waits until it listens.
     *
     * @throws IOException with a message for the operator when a port or a certificate can't be used
     */
    WebServer server() throws IOException {
        return result(web);
    }

    /** The port that callers use; waits for the web server only where that chooses its port itself. */
    int publicPort() throws IOException {
        HttpConfig http = config.http();
        if (http.publicPort().isPresent()) {
            return http.publicPort().getAsInt();
        }
        return http.tlsPort() == 0 ? server().tlsPort() : http.tlsPort();
    }

    /** The certificates made here, or empty where the configuration names some; waits until they are there. */
    Optional<DevelopmentCertificates> development() throws IOException {
        // does nothing the second time
        development.run();
        return result(development);
    }

    /** Closes the web server where the start failed elsewhere. */
    void abandon() {
        try {
            server().close();
        } catch (IOException | RuntimeException neverStarted) {
            LOG.debug("event=listener_never_started", neverStarted);
        }
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException unusable -> throw unusable;
                case RuntimeException invalid -> throw invalid;
                case null, default -> throw new IllegalStateException("the listener could not start", failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", interrupted);
        }
    }

    private Optional<DevelopmentCertificates> prepare() throws IOException {
        return config.http().certificate().isPresent()
                ? Optional.empty()
                : Optional.of(DevelopmentCertificates.prepare(config.folders().keys(), config.landscape()));
    }

    private WebConfig webConfig() {
        HttpConfig http = config.http();
        return new WebConfig(
                http.bindAddress(),
                OptionalInt.of(http.tlsPort()),
                http.plainPort(),
                config.landscape(),
                http.pathFormHosts(),
                Optional.of(this::tls),
                Limits.defaults(),
                http.accessLog());
    }

    private TlsMaterial tls() throws IOException {
        Optional<HttpConfig.Certificate> own = config.http().certificate();
        return own.isPresent()
                ? TlsMaterial.ofPem(own.get().chain(), own.get().key())
                : development().orElseThrow().material();
    }
}
