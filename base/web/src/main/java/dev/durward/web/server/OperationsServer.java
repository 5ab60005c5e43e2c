package dev.durward.web.server;

import dev.durward.web.JsonText;
import dev.durward.web.Response;
import dev.durward.web.Router;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operations port: {@code /health/live}, {@code /health/ready}, {@code /health/started} and {@code /metrics}, over
 * plain HTTP, for any host name. It has no access control: bind it to a loopback address, or to a network of its own.
 */
public final class OperationsServer implements AutoCloseable {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int MAX_IN_FLIGHT = 32;

    private final WebServer server;

    private OperationsServer(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param bindAddress address, normally {@code 127.0.0.1}
     * @param port port, 0 for any free one
     * @throws IOException when the port cannot be opened; the message names it
     */
    public static OperationsServer start(String bindAddress, int port, PrometheusMeterRegistry registry, Health health)
            throws IOException {
        Router router = new Router()
                .add("GET", "/health/live", request -> answer(health, health.checkLive()))
                .add("GET", "/health/ready", request -> answer(health, health.checkReady()))
                .add("GET", "/health/started", request -> answer(health, health.checkStarted()))
                .add("GET", "/metrics", request -> Response.ok(PROMETHEUS, registry.scrape()));
        Limits limits = Limits.defaults().withMaxInFlight(MAX_IN_FLIGHT);
        // a registry of its own, so that probes do not show among the requests of users
        var services = Services.of(limits, new SimpleMeterRegistry(), new AccessLog(false));
        var dispatcher = new Dispatcher(services, new AnyHost(), label -> Optional.of(router));
        return new OperationsServer(WebServer.startPlain(bindAddress, port, services, dispatcher));
    }

    /** The port. */
    public int port() {
        return server.plainPort();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Response answer(Health health, List<Health.Result> results) {
        boolean up = results.stream().allMatch(result -> result.problem().isEmpty());
        String checks = results.stream().map(OperationsServer::json).collect(Collectors.joining(","));
        String json = "{\"status\":\"" + (up ? "UP" : "DOWN") + "\",\"version\":" + JsonText.quoted(health.version())
                + ",\"checks\":[" + checks + "]}";
        return Response.of(up ? 200 : 503).text("application/json", json).with("Cache-Control", "no-store");
    }

    private static String json(Health.Result result) {
        String name = "{\"name\":" + JsonText.quoted(result.name());
        return result.problem()
                .map(problem -> name + ",\"status\":\"DOWN\",\"problem\":" + JsonText.quoted(problem) + "}")
                .orElse(name + ",\"status\":\"UP\"}");
    }
}
