package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.web.Handler;
import dev.durward.web.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Limits on connections and requests in work, the start, and the stop. */
class LifecycleTest {
    private static final String GET = "GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n";

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private Handler waiting() {
        return request -> {
            entered.countDown();
            try {
                release.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return Response.ok("text/plain", "done on " + Thread.currentThread().isVirtual());
        };
    }

    private static TestServer with(Handler handler, Limits limits) throws IOException {
        return TestServer.with(handler, config -> config.withLimits(limits));
    }

    @Test
    void requestsBeyondTheLimitAreRefusedAndCounted() throws Exception {
        try (TestServer server = with(waiting(), Limits.defaults().withMaxInFlight(1));
                var first = new RawClient(server.port());
                var second = new RawClient(server.port())) {
            first.send(GET);
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            second.send(GET);

            assertThat(second.readResponse()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1\r\n");
            assertThat(server.registry().scrape())
                    .contains("http_server_requests_refused_total 1.0")
                    .contains("http_server_requests_in_flight 1.0");
            release.countDown();
            assertThat(first.readResponse()).endsWith("done on true");
            assertThat(askUntilAnswered(second)).endsWith("done on true");
        }
    }

    @Test
    void slowHeadsAndIdleConnectionsAreClosed() throws Exception {
        Limits limits = Limits.defaults().withConnectionTimes(Duration.ofMillis(300), Duration.ofMillis(300));
        release.countDown();
        try (TestServer server = with(waiting(), limits);
                var silent = new RawClient(server.port());
                var slow = new RawClient(server.port());
                var idle = new RawClient(server.port())) {
            slow.send("GET / HTTP/1.1\r\nX: ");
            idle.send(GET);
            idle.readResponse();

            assertThat(silent.readAll()).isEmpty();
            assertThat(slow.readAll()).isEmpty();
            assertThat(idle.readAll()).isEmpty();
        }
    }

    @Test
    void slowHeadOnAUsedConnectionIsClosedBeforeTheIdleTime() throws Exception {
        Limits limits = Limits.defaults().withConnectionTimes(Duration.ofMillis(300), Duration.ofSeconds(60));
        release.countDown();
        try (TestServer server = with(waiting(), limits);
                var client = new RawClient(server.port())) {
            client.send(GET);
            client.readResponse();
            client.send("GET / HTTP/1.1\r\n");

            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void longWorkIsNotTakenForAnIdleConnection() throws Exception {
        Limits limits = Limits.defaults().withConnectionTimes(Duration.ofMillis(200), Duration.ofMillis(200));
        try (TestServer server = with(waiting(), limits);
                var client = new RawClient(server.port())) {
            client.send(GET);
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            // longer than two sweeps
            assertThat(release.await(1200, TimeUnit.MILLISECONDS)).isFalse();
            release.countDown();

            assertThat(client.readResponse()).endsWith("done on true");
        }
    }

    @Test
    void stopFinishesWorkClosesIdleConnectionsAndAcceptsNoMore() throws Exception {
        TestServer server = TestServer.with(waiting());
        try (var working = new RawClient(server.port());
                var idle = new RawClient(server.port())) {
            working.send(GET);
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            Thread stop = Thread.startVirtualThread(server::close);

            assertThat(idle.readAll()).isEmpty();
            assertThatThrownBy(() -> connectUntilRefused(server.port())).isInstanceOf(ConnectException.class);
            release.countDown();
            assertThat(working.readResponse()).endsWith("done on true");
            assertThat(stop.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    /** A request stops to count just after its answer is sent. */
    private static String askUntilAnswered(RawClient client) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        String answer;
        do {
            client.send(GET);
            answer = client.readResponse();
        } while (answer.startsWith("HTTP/1.1 503 ") && System.nanoTime() < end);
        return answer;
    }

    private static void connectUntilRefused(int port) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < end) {
            new RawClient(port).close();
        }
    }

    @Test
    void stopDoesNotWaitForeverForWork() throws Exception {
        TestServer server = with(waiting(), Limits.defaults().withStopTime(Duration.ofMillis(300)));
        try (var client = new RawClient(server.port())) {
            client.send(GET);
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

            server.close();

            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void stoppedServerLeavesNoThreadThatKeepsTheProcessAlive() throws Exception {
        TestServer.with(waiting()).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> !thread.isDaemon() && thread.getName().contains("vert"));
    }

    @Test
    void usedPortIsNamedInTheFailure() throws Exception {
        try (TestServer server = TestServer.with(waiting())) {
            assertThatThrownBy(() -> TestServer.with(waiting(), config -> config.withPlainPort(server.port())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + server.port())
                    .hasMessageContaining("in use");
        }
    }
}
