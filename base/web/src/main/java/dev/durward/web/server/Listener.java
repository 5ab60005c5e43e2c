package dev.durward.web.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One event loop's share of a listening port; the shares of one port take its connections in turn. */
final class Listener extends VerticleBase {
    private final SocketAddress address;
    private final HttpServerOptions options;
    private final Connections connections;
    private final Dispatcher dispatcher;
    private @Nullable HttpServer server;

    Listener(SocketAddress address, HttpServerOptions options, Connections connections, Dispatcher dispatcher) {
        this.address = address;
        this.options = options;
        this.connections = connections;
        this.dispatcher = dispatcher;
    }

    @Override
    public Future<?> start() {
        HttpServer listening = vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .invalidRequestHandler(request -> dispatcher.invalid(request, connections.of(request.connection())))
                .exceptionHandler(ignored -> {})
                .requestHandler(request -> dispatcher.dispatch(request, connections.of(request.connection())));
        server = listening;
        return listening.listen(address);
    }

    int port() {
        return Objects.requireNonNull(server).actualPort();
    }

    Future<Void> shutdown(Duration limit) {
        return Objects.requireNonNull(server).shutdown(limit);
    }
}
