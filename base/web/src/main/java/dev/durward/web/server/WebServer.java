package dev.durward.web.server;

import dev.durward.web.VirtualHosts;
import dev.durward.web.tls.TlsMaterial;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** A running HTTP server: a TLS listener, a plain one on loopback, or both. */
public final class WebServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int TLS_SHARE = 1;
    private static final int PLAIN_SHARE = 2;
    private static final long SWEEP_MILLIS = 500;
    private static final Duration START_TIME = Duration.ofSeconds(30);
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final Limits limits;
    private final List<Listener> listeners = new ArrayList<>();
    private int tlsPort = -1;
    private int plainPort = -1;

    private WebServer(Services services, SocketEngine sockets) {
        this.limits = services.limits();
        var gate = new ConnectionGate(limits.maxConnectionsPerAddress(), services.metrics());
        this.vertx = Vertx.builder()
                .with(options())
                .withTransport(sockets.transport(gate))
                .build();
    }

    /**
     * Starts to listen; returns when connections are accepted.
     *
     * @throws IOException when a port cannot be opened; the message names it
     */
    public static WebServer start(WebConfig config, VirtualHosts hosts, MeterRegistry registry) throws IOException {
        return start(config, hosts, registry, Engines.best(config));
    }

    /** The same on chosen engines. */
    static WebServer start(WebConfig config, VirtualHosts hosts, MeterRegistry registry, Engines engines)
            throws IOException {
        var services = Services.of(config.limits(), registry, new AccessLog(config.accessLog()));
        var names = new Addressing(config.landscape(), config.pathFormHosts());
        var server = new WebServer(services, engines.sockets());
        server.open(() -> server.listen(config, engines.tls(), services, new Dispatcher(services, names, hosts)));
        return server;
    }

    /** A server with a plain listener on any address and a dispatcher of its own. */
    static WebServer startPlain(String address, int port, Services services, Dispatcher dispatcher) throws IOException {
        var server = new WebServer(services, SocketEngine.best());
        server.open(() -> {
            Connections connections = server.connections(services);
            server.plainPort = server.open(
                    address(address, OptionalInt.of(port), PLAIN_SHARE),
                    where -> new Listener(where, plainOptions(), connections, dispatcher));
        });
        return server;
    }

    private interface Opening {
        void run() throws IOException;
    }

    private void open(Opening opening) throws IOException {
        try {
            opening.run();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Port of the TLS listener, or -1 when there is none. */
    public int tlsPort() {
        return tlsPort;
    }

    /** Port of the plain listener, or -1 when there is none. */
    public int plainPort() {
        return plainPort;
    }

    /** Stops accepting, waits for requests in work up to the stop limit, closes everything. */
    @Override
    public void close() {
        Duration stop = limits.stopTime();
        List<Future<Void>> stopped =
                listeners.stream().map(listener -> listener.shutdown(stop)).toList();
        quietly(Future.join(stopped), stop.plusSeconds(1));
        listeners.clear();
        quietly(vertx.close(), Duration.ofSeconds(5));
    }

    private void listen(WebConfig config, Supplier<TlsEngine> tls, Services services, Dispatcher dispatcher)
            throws IOException {
        Connections connections = connections(services);
        // the plain one first: it need not wait for the library that speaks TLS
        if (config.plainPort().isPresent()) {
            plainPort = open(
                    address(LOOPBACK, config.plainPort(), PLAIN_SHARE),
                    where -> new Listener(where, plainOptions(), connections, dispatcher));
        }
        if (config.tlsPort().isPresent()) {
            HttpServerOptions options =
                    tlsOptions(tls.get(), config.tls().orElseThrow().material());
            tlsPort = open(
                    address(config.bindAddress(), config.tlsPort(), TLS_SHARE),
                    where -> new Listener(where, options, connections, dispatcher));
        }
    }

    private Connections connections(Services services) {
        var connections = new Connections(limits, plainOptions().getHttp1Config());
        vertx.setPeriodic(SWEEP_MILLIS, ignored -> {
            services.date().refresh();
            connections.sweep(System.nanoTime());
        });
        return connections;
    }

    private static SocketAddress address(String host, OptionalInt wanted, int id) {
        int port = wanted.getAsInt();
        // a free port must be the same for the shares of all event loops
        return port == 0 ? SocketAddress.sharedRandomPort(id, host) : SocketAddress.inetSocketAddress(port, host);
    }

    private int open(SocketAddress address, Function<SocketAddress, Listener> make) throws IOException {
        var shares = new ArrayList<Listener>();
        Supplier<Listener> remember = () -> {
            Listener share = make.apply(address);
            shares.add(share);
            return share;
        };
        int loops = Runtime.getRuntime().availableProcessors();
        try {
            await(vertx.deployVerticle(remember, new DeploymentOptions().setInstances(loops)), START_TIME);
        } catch (ExecutionException | TimeoutException e) {
            String reason = e.getCause() == null
                    ? "no answer in time"
                    : String.valueOf(e.getCause().getMessage());
            throw new IOException(
                    "cannot listen on " + address.host() + " port " + Math.max(0, address.port()) + ": " + reason
                            + "; stop what listens there, or choose another port",
                    e);
        }
        listeners.addAll(shares);
        return shares.getFirst().port();
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                // handlers never run on these pools
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                // the event loops run only code of this package, which does not block
                .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
                .setDisableTCCL(true)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static HttpServerOptions plainOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                // no host upgrades to WebSocket; their handlers would see every request
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(Limits.HEAD_BYTES)
                .setMaxHeaderSize(Limits.HEAD_BYTES)
                .setMaxChunkSize(CHUNK_BYTES)
                // a restarted server answers all clients that reconnect at once
                .setAcceptBacklog(1024);
    }

    private static HttpServerOptions tlsOptions(TlsEngine engine, TlsMaterial material) {
        return plainOptions()
                .setSsl(true)
                .setUseAlpn(false)
                .setSslEngineOptions(new TlsContexts(engine))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(material.certificateChain()))
                        .addKeyValue(Buffer.buffer(material.privateKey())));
    }

    private static void await(Future<?> future, Duration limit) throws ExecutionException, TimeoutException {
        try {
            future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private static void quietly(Future<?> future, Duration limit) {
        try {
            await(future, limit);
        } catch (ExecutionException | TimeoutException e) {
            // the process goes on stopping; what did not close in time is closed by its end
        }
    }
}
