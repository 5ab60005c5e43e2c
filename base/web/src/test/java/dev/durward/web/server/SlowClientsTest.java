package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.web.Handler;
import dev.durward.web.Response;
import dev.durward.web.tls.DevelopmentCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that connect and then do little: they end soon, and keep nobody else from being served. */
class SlowClientsTest {
    private static final String POST = "POST / HTTP/1.1\r\n" + TestServer.HOST;
    private static final String GET = "GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n";
    private static final String SHORT = "Content-Length: 10\r\n\r\n";
    private static final Duration SOON = Duration.ofMillis(600);
    private static final Handler LENGTH =
            request -> Response.ok("text/plain", "read " + request.body().bytes(50_000).length);

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private static TestServer with(Handler handler, UnaryOperator<Limits> change) throws IOException {
        return TestServer.with(
                handler,
                config -> config.withLimits(change.apply(config.limits().withStopTime(SOON))));
    }

    private RawClient client(int port, String text) throws IOException {
        var client = new RawClient(port);
        clients.add(client);
        client.send(text);
        return client;
    }

    private static void awaitMeter(TestServer server, String line) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!server.registry().scrape().contains(line + "\n") && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(server.registry().scrape()).contains(line + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SHORT, SHORT + "12345", "Content-Length: 40000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"})
    void bodiesThatDoNotComeKeepNobodyFromWorking(String silence) throws IOException {
        try (TestServer server = with(LENGTH, limits -> limits.withMaxInFlight(2))) {
            for (int i = 0; i < 20; i++) {
                client(server.port(), POST + silence);
                awaitMeter(server, "http_server_requests_awaiting_body " + (i + 1) + ".0");
            }

            awaitMeter(server, "http_server_requests_in_flight 0.0");
            for (int i = 0; i < 5; i++) {
                awaitMeter(server, "http_server_requests_in_flight 0.0");
                assertThat(RawClient.ask(server.port(), GET)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void requestsThatWaitForTheirBodyHaveALimitOfTheirOwn() throws IOException {
        try (TestServer server = with(LENGTH, limits -> limits.withMaxAwaitingBody(2))) {
            RawClient first = client(server.port(), POST + SHORT);
            RawClient second = client(server.port(), POST + "Content-Length: 40000\r\n\r\n");
            awaitMeter(server, "http_server_requests_awaiting_body 2.0");

            for (String rest : new String[] {SHORT, "Transfer-Encoding: chunked\r\n\r\n"}) {
                assertThat(RawClient.ask(server.port(), POST + rest))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1\r\n");
            }

            first.send("1234567890");
            assertThat(first.readResponse()).endsWith("read 10");
            second.send("x".repeat(40_000));
            assertThat(second.readResponse()).endsWith("read 40000");
            assertThat(RawClient.ask(server.port(), POST + SHORT + "1234567890"))
                    .endsWith("read 10");
            awaitMeter(server, "http_server_requests_awaiting_body 0.0");
        }
    }

    @Test
    void bodyInManyPartsIsCollectedWhole() throws IOException {
        Handler text = request -> Response.ok("text/plain", request.body().bytes(50_000));
        try (TestServer server = TestServer.with(text)) {
            RawClient client = client(server.port(), POST + "Content-Length: 26\r\n\r\n");
            for (String part : new String[] {"a", "bc", "defghijk", "lmnopqrstuvwxy", "z"}) {
                client.send(part);
                awaitMeter(server, "http_server_requests_in_flight 0.0");
            }

            assertThat(client.readResponse()).endsWith("abcdefghijklmnopqrstuvwxyz");
        }
    }

    @Test
    void pipelinedHeadThatDoesNotEndIsNotTakenForIdleness() throws IOException {
        UnaryOperator<Limits> change = limits -> limits.withConnectionTimes(SOON, Duration.ofSeconds(60));
        try (TestServer server = with(LENGTH, change)) {
            RawClient client = client(server.port(), GET + "GET / HTTP/1.1\r\n");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200 ");

            awaitMeter(server, "http_server_connections_open 0.0");
        }
    }

    @Test
    void shortBodyThatDripsGets408() throws Exception {
        try (TestServer server = with(LENGTH, limits -> limits.withBodyTimes(SOON, SOON))) {
            RawClient client = client(server.port(), POST + "Content-Length: 1000\r\n\r\n");

            assertThat(dripUntilAnswered(client)).startsWith("HTTP/1.1 408 ");
        }
    }

    private static String dripUntilAnswered(RawClient client) throws IOException {
        client.socket().setSoTimeout(50);
        for (int i = 0; i < 100; i++) {
            client.send("x");
            try {
                return client.readUntil("\r\n");
            } catch (SocketTimeoutException e) {
                assertThat(e).as("no answer yet").isNotNull();
            }
        }
        return "no answer";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientThatDoesNotReadItsAnswerIsDisconnected(boolean streamed) throws Exception {
        byte[] large = new byte[32 * 1024 * 1024];
        Handler handler = request -> streamed
                ? Response.of(200).stream("text/plain", out -> out.write(large))
                : Response.ok("text/plain", large);
        try (TestServer server = with(handler, limits -> limits.withBodyTimes(SOON, SOON));
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");

            awaitMeter(server, "http_server_connections_open 0.0");
        }
    }

    @ParameterizedTest
    @EnumSource(SocketEngine.class)
    void connectionsOfOneAddressAreLimited(SocketEngine sockets, @TempDir Path folder) throws Exception {
        var certificates = DevelopmentCertificates.prepare(folder, TestServer.LANDSCAPE);
        try (TestServer server = TestServer.on(
                new Engines(sockets, () -> TlsEngine.JSSE),
                Map.of("demo", LENGTH),
                config -> config.withLimits(
                                config.limits().withMaxConnectionsPerAddress(3).withStopTime(SOON))
                        .withTls("127.0.0.1", 0, certificates.material()))) {
            RawClient first = client(server.port(), GET);
            client(server.port(), GET);
            // counts before its handshake
            client(server.server().tlsPort(), "");
            awaitMeter(server, "http_server_connections_open 3.0");

            assertThat(answered(server.port())).isFalse();
            awaitMeter(server, "http_server_connections_refused_total 1.0");
            assertThat(answered(server.server().tlsPort())).isFalse();
            awaitMeter(server, "http_server_connections_refused_total 2.0");

            first.close();
            awaitMeter(server, "http_server_connections_open 2.0");
            assertThat(answered(server.port())).isTrue();
        }
    }

    private static boolean answered(int port) throws IOException {
        try {
            return RawClient.exchange(port, "GET / HTTP/1.1\r\nConnection: close\r\n" + TestServer.HOST + "\r\n")
                    .startsWith("HTTP/1.1 200 ");
        } catch (SocketException reset) {
            return false;
        }
    }
}
