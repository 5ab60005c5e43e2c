package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What goes over the wire for the responses of handlers. */
class ResponseTest {
    private static final byte[] LINE = "0123456789abcde\n".getBytes(StandardCharsets.US_ASCII);

    private static Handler lines(int count) {
        return request -> Response.of(200).compressible().stream("text/plain", out -> {
            for (int i = 0; i < count; i++) {
                out.write(LINE);
            }
        });
    }

    private static String get(Handler handler, String... headers) throws IOException {
        try (TestServer server = TestServer.with(handler)) {
            return server.exchange("GET / HTTP/1.1", headers);
        }
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void everyAnswerForbidsSniffingAndHidesTheServer() throws IOException {
        assertThat(get(request -> Response.ok("text/plain", "hi")))
                .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n")
                .containsIgnoringCase("\r\ndate: ")
                .containsIgnoringCase("\r\ncontent-length: 2\r\n")
                .doesNotContainIgnoringCase("\r\nserver:")
                .doesNotContainIgnoringCase("strict-transport-security");
    }

    @Test
    void headersMayBeRepeated() throws IOException {
        assertThat(get(request -> Response.of(401)
                        .with("WWW-Authenticate", "Basic realm=\"a\"")
                        .with("WWW-Authenticate", "Bearer realm=\"a\"")))
                .contains("WWW-Authenticate: Basic realm=\"a\"\r\nWWW-Authenticate: Bearer realm=\"a\"\r\n");
    }

    @Test
    void headIsAnsweredWithTheLengthAndWithoutTheBody() throws IOException {
        try (TestServer server = TestServer.with(request -> Response.ok("text/plain", request.method() + " body"));
                var client = new RawClient(server.port())) {
            client.send("HEAD / HTTP/1.1\r\n" + TestServer.HOST + "\r\n");
            assertThat(client.readUntil("\r\n\r\n")).containsIgnoringCase("content-length: 9");
            client.send("GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 200 OK").endsWith("GET body");
        }
    }

    @Test
    void noContentHasNeitherBodyNorLength() throws IOException {
        assertThat(get(request -> Response.of(204)))
                .startsWith("HTTP/1.1 204 ")
                .doesNotContainIgnoringCase("content-length");
    }

    @Test
    void shortStreamsGoOutWithTheirLengthAndLongOnesInChunks() throws IOException {
        assertThat(get(lines(10))).containsIgnoringCase("content-length: 160\r\n");
        assertThat(get(lines(100_000)))
                .containsIgnoringCase("transfer-encoding: chunked\r\n")
                .endsWith("\r\n0\r\n\r\n")
                .hasSizeGreaterThan(1_600_000);
    }

    @Test
    void streamToHttp10EndsWithTheConnection() throws IOException {
        try (TestServer server = TestServer.with(lines(10_000))) {
            String answer = RawClient.exchange(
                    server.port(), "GET / HTTP/1.0\r\n" + TestServer.HOST + "Connection: keep-alive\r\n\r\n");

            assertThat(answer).doesNotContainIgnoringCase("chunked");
            assertThat(bodyOf(answer)).hasSize(160_000);
        }
    }

    @Test
    void failureInAShortStreamIsAnErrorAnswerAndInALongOneACut() throws IOException {
        assertThat(get(request -> Response.of(200).stream("text/plain", out -> {
                    out.write(LINE);
                    throw new Failure(503, "away");
                })))
                .startsWith("HTTP/1.1 503 ");
        assertThat(get(request -> Response.of(200).stream("text/plain", out -> {
                    out.write(new byte[100_000]);
                    throw new IllegalStateException("broken");
                })))
                .startsWith("HTTP/1.1 200 ")
                .doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void bodiesAreCompressedOnlyWhenBothSidesWant() throws IOException {
        String compressed = get(lines(1000), "Accept-Encoding: br, gzip;q=0.5");

        assertThat(compressed)
                .containsIgnoringCase("content-encoding: gzip\r\n")
                .containsIgnoringCase("vary: accept-encoding\r\n");
        byte[] body = bodyOf(compressed).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                .hasSize(16_000);
        assertThat(get(lines(1000), "Accept-Encoding: gzip;q=0"))
                .doesNotContainIgnoringCase("content-encoding")
                .containsIgnoringCase("vary: accept-encoding");
        assertThat(get(request -> Response.ok("text/plain", "x".repeat(5000)), "Accept-Encoding: gzip"))
                .doesNotContainIgnoringCase("content-encoding");
        assertThat(get(request -> Response.ok("text/plain", "x".repeat(5000)).compressible(), "Accept-Encoding: gzip"))
                .containsIgnoringCase("content-encoding: gzip");
    }

    private static Handler endless(BlockingQueue<Exception> seen) {
        return request -> Response.of(200).stream("text/plain", out -> {
            try {
                while (true) {
                    out.write(LINE);
                }
            } catch (IOException e) {
                seen.add(e);
                throw e;
            }
        });
    }

    @Test
    void writerLearnsThatTheClientIsGone() throws Exception {
        BlockingQueue<Exception> seen = new ArrayBlockingQueue<>(1);
        try (TestServer server = TestServer.with(endless(seen))) {
            try (var client = new RawClient(server.port())) {
                client.send("GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n");
                client.readUntil("abcde\n");
            }
            assertThat(seen.poll(5, TimeUnit.SECONDS)).isInstanceOf(ClientGoneException.class);
        }
    }

    @Test
    void writerStopsWhenTheClientStopsReading() throws Exception {
        BlockingQueue<Exception> seen = new ArrayBlockingQueue<>(1);
        Limits limits = Limits.defaults().withBodyTimes(Duration.ofSeconds(5), Duration.ofMillis(300));
        try (TestServer server = TestServer.with(endless(seen), config -> config.withLimits(limits));
                var client = new RawClient(server.port())) {
            client.send("GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n");

            assertThat(seen.poll(5, TimeUnit.SECONDS)).hasMessageContaining("stopped reading");
        }
    }
}
