package dev.durward.web.server;

import dev.durward.web.Handler;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A server on a free port with one host {@code demo.durward.localhost}, and its registry. */
record TestServer(WebServer server, PrometheusMeterRegistry registry) implements AutoCloseable {
    static final String LANDSCAPE = "durward.localhost";
    static final String HOST = "Host: demo.durward.localhost\r\n";

    static TestServer with(Handler handler) throws IOException {
        return with(handler, UnaryOperator.identity());
    }

    static TestServer with(Handler handler, UnaryOperator<WebConfig> change) throws IOException {
        return with(Map.of("demo", handler), change);
    }

    static TestServer with(Map<String, Handler> hosts, UnaryOperator<WebConfig> change) throws IOException {
        WebConfig changed = change.apply(config());
        return on(Engines.best(changed), hosts, ignored -> changed);
    }

    private static WebConfig config() {
        return WebConfig.of(LANDSCAPE).withPlainPort(0).withPathFormHosts(Set.of("localhost", "127.0.0.1", "[::1]"));
    }

    static TestServer on(Engines engines, Map<String, Handler> hosts, UnaryOperator<WebConfig> change)
            throws IOException {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return new TestServer(
                WebServer.start(
                        change.apply(config()), label -> Optional.ofNullable(hosts.get(label)), registry, engines),
                registry);
    }

    int port() {
        return server.plainPort();
    }

    /** Sends a request that asks to close, and returns the whole answer. */
    String exchange(String requestLine, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return RawClient.exchange(port(), requestLine + "\r\n" + HOST + "Connection: close\r\n" + more + "\r\n");
    }

    @Override
    public void close() {
        server.close();
    }
}
