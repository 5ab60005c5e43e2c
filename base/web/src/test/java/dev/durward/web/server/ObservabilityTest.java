package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.durward.web.Response;
import dev.durward.web.Router;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Access log, metrics, and the operations port. */
class ObservabilityTest {
    private static final Router ROUTER =
            new Router().add("GET", "/things/{id}", request -> Response.ok("text/plain", "ok"));

    private static List<String> accessLog(UnaryOperator<WebConfig> change) throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.durward.access");
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        try (TestServer server = TestServer.with(ROUTER, change)) {
            server.exchange("GET /things/7?token=secret HTTP/1.1", "Authorization: Basic secret");
            server.exchange("GET /%0d%0aevil=1 HTTP/1.1");
            server.exchange("secretGET /things/7 HTTP/1.1");
            server.exchange("GET /elsewhere&grant_type=secret HTTP/1.1");
            RawClient.exchange(server.port(), "GET / HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n");
        } finally {
            logger.detachAppender(events);
            logger.setAdditive(true);
        }
        return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void accessLogHasALineForEachRequestWithoutWhatMayBeSecret() throws IOException {
        List<String> lines = accessLog(WebConfig::withAccessLog);

        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst())
                .matches("method=GET host=demo\\.durward\\.localhost path=/things/7 status=200 bytes=2 "
                        + "duration_us=\\d+ source=127\\.0\\.0\\.1");
        assertThat(lines).noneMatch(line -> line.contains("secret") || line.contains("\n") || line.contains("\r"));
        assertThat(lines.get(2)).startsWith("method=OTHER ").contains(" status=400 ");
        assertThat(lines.get(3)).contains(" path=/elsewhere&grant_type=... status=404 ");
        assertThat(lines.getLast()).contains("status=421");
    }

    @Test
    void accessLogIsOffByDefault() throws IOException {
        assertThat(accessLog(UnaryOperator.identity())).isEmpty();
    }

    @Test
    void metricsAreLabelledWithRoutesAndNotWithPaths() throws Exception {
        try (TestServer server = TestServer.with(ROUTER)) {
            server.exchange("GET /things/4711 HTTP/1.1");
            server.exchange("BREW /things/4711 HTTP/1.1");
            server.exchange("GET /elsewhere HTTP/1.1");

            String line = "http_server_request_duration_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"} 1";
            String[] wanted = {
                line.formatted("GET", "/things/{id}", "200"),
                line.formatted("OTHER", "/things/{id}", "405"),
                line.formatted("GET", "other", "404")
            };
            assertThat(eventually(server.registry(), wanted))
                    .contains(wanted)
                    .contains("http_server_request_duration_seconds_bucket")
                    .doesNotContain("4711");
        }
    }

    /** The timer is recorded just after the answer is sent, so the last one may be a moment late. */
    private static String eventually(PrometheusMeterRegistry registry, String[] wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        String text = registry.scrape();
        while (System.nanoTime() < end && !List.of(wanted).stream().allMatch(text::contains)) {
            Thread.onSpinWait();
            text = registry.scrape();
        }
        return text;
    }

    @Test
    void operationsPortShowsHealthAndMetrics() throws IOException {
        var problem = new AtomicReference<Optional<String>>(Optional.empty());
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.counter("seen").increment();
        Health health = new Health("1.2.3")
                .ready("store", problem::get)
                .ready("always", Optional::empty)
                .started("broken", () -> {
                    throw new IllegalStateException("detail");
                });
        try (OperationsServer server = OperationsServer.start("127.0.0.1", 0, registry, health)) {
            assertThat(ask(server, "/health/live"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("{\"status\":\"UP\",\"version\":\"1.2.3\",\"checks\":[]}");
            assertThat(ask(server, "/health/ready"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith(
                            "{\"status\":\"UP\",\"version\":\"1.2.3\",\"checks\":[{\"name\":\"always\",\"status\":\"UP\"},"
                                    + "{\"name\":\"store\",\"status\":\"UP\"}]}");
            problem.set(Optional.of("no \"disk\""));
            assertThat(ask(server, "/health/ready"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("{\"name\":\"store\",\"status\":\"DOWN\",\"problem\":\"no \\\"disk\\\"\"}");
            assertThat(ask(server, "/health/started"))
                    .startsWith("HTTP/1.1 503 ")
                    .doesNotContain("detail");
            assertThat(ask(server, "/metrics"))
                    .contains("Content-Type: text/plain; version=0.0.4")
                    .contains("seen_total 1.0");
            assertThat(ask(server, "/other")).startsWith("HTTP/1.1 404 ");
        }
    }

    private static String ask(OperationsServer server, String path) throws IOException {
        return RawClient.exchange(
                server.port(), "GET " + path + " HTTP/1.1\r\nHost: anything:1\r\nConnection: close\r\n\r\n");
    }
}
