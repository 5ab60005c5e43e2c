package dev.durward.web.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Meters of requests; the labels have few values, whatever callers send. */
final class RequestMetrics {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Counter refused;
    private final Counter connectionsRefused;

    private record Key(String method, String route, int status) {}

    RequestMetrics(MeterRegistry registry, Places places) {
        this.registry = registry;
        this.refused = Counter.builder("http.server.requests.refused")
                .description("Requests refused with 503 because too many were in work or on their way")
                .register(registry);
        this.connectionsRefused = Counter.builder("http.server.connections.refused")
                .description("Connections closed as they were accepted because their address had too many")
                .register(registry);
        Gauge.builder("http.server.requests.in.flight", places, Places::working)
                .description("Requests in work")
                .register(registry);
        Gauge.builder("http.server.requests.awaiting.body", places, Places::awaiting)
                .description("Requests whose body is still on its way")
                .register(registry);
    }

    void refused() {
        refused.increment();
    }

    void openConnections(ConnectionGate gate) {
        Gauge.builder("http.server.connections.open", gate, ConnectionGate::open)
                .description("Connections accepted and not closed")
                .register(registry);
    }

    void connectionRefused() {
        connectionsRefused.increment();
    }

    void record(String method, String route, int status, long nanos) {
        var key = new Key(KnownMethods.nameOf(method), route, status);
        Timer timer = timers.get(key);
        if (timer == null) {
            timer = timers.computeIfAbsent(key, this::timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("http.server.request.duration")
                .description("Time from the complete head of a request to the end of its handler")
                .tag("method", key.method)
                .tag("route", key.route)
                .tag("status", Integer.toString(key.status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
