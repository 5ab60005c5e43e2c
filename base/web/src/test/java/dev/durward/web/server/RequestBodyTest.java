package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.web.Handler;
import dev.durward.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Request bodies: limits, streaming, back pressure, expectations, slow and vanished senders. */
class RequestBodyTest {
    private static final String HOST = TestServer.HOST;
    private static final Handler LENGTH =
            request -> Response.ok("text/plain", "read " + request.body().bytes(50_000).length);
    private static final Handler COUNT = request -> {
        try (InputStream in = request.body().stream()) {
            long count = in.transferTo(OutputStream.nullOutputStream());
            return Response.ok("text/plain", "read " + count);
        }
    };

    private static TestServer quick(Handler handler) throws IOException {
        Duration short_ = Duration.ofMillis(600);
        return TestServer.with(
                handler, config -> config.withLimits(Limits.defaults().withBodyTimes(short_, short_)));
    }

    @Test
    void shortAndLongAndChunkedBodiesAreReadWhole() throws IOException {
        try (TestServer server = TestServer.with(LENGTH);
                var client = new RawClient(server.port())) {
            for (int length : new int[] {1, 16 * 1024, 16 * 1024 + 1, 50_000}) {
                client.send(
                        "POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(length));
                assertThat(client.readResponse()).endsWith("read " + length);
            }
            client.send("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;a=b\r\nde\r\n"
                    + "0\r\nTrailer: x\r\n\r\n");
            assertThat(client.readResponse()).endsWith("read 5");
        }
    }

    @Test
    void bodiesLongerThanTheHandlersLimitGet413() throws IOException {
        try (TestServer server = TestServer.with(
                request -> Response.ok("text/plain", "read " + request.body().bytes(10).length))) {
            assertThat(server.exchange("POST / HTTP/1.1", "Content-Length: 11", "", "12345678901"))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(RawClient.ask(
                            server.port(),
                            "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n"))
                    .startsWith("HTTP/1.1 413 ");
            assertThat(RawClient.ask(
                            server.port(),
                            "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1000000000\r\n\r\n" + "x".repeat(100)))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void pipelinedRequestsWithBodiesAreAnsweredInOrder() throws IOException {
        try (TestServer server = TestServer.with(LENGTH);
                var client = new RawClient(server.port())) {
            var requests = new StringBuilder();
            for (int i = 1; i <= 20; i++) {
                int length = i % 2 == 0 ? i : 20_000 + i;
                requests.append("POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\n")
                        .append("x".repeat(length));
            }
            client.send(requests.toString());
            for (int i = 1; i <= 20; i++) {
                int length = i % 2 == 0 ? i : 20_000 + i;
                assertThat(client.readResponse()).endsWith("read " + length);
            }
        }
    }

    @Test
    void socketIsReadOnlyAsFastAsTheHandlerReads() throws Exception {
        var go = new CountDownLatch(1);
        Handler waiting = request -> {
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return COUNT.handle(request);
        };
        try (TestServer server = TestServer.with(waiting);
                var client = new RawClient(server.port())) {
            int total = 64 * 1024 * 1024;
            client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + total + "\r\n\r\n");
            var sent = new java.util.concurrent.atomic.AtomicLong();
            Thread sender = Thread.startVirtualThread(() -> {
                byte[] chunk = new byte[64 * 1024];
                try {
                    for (int done = 0; done < total; done += chunk.length) {
                        client.send(chunk);
                        sent.addAndGet(chunk.length);
                    }
                } catch (IOException e) {
                    sent.set(-1);
                }
            });
            assertThat(sender.join(Duration.ofSeconds(1))).isFalse();
            assertThat(sent.get()).isLessThan(32L * 1024 * 1024);

            go.countDown();

            assertThat(client.readResponse()).endsWith("read " + total);
        }
    }

    @Test
    void expectContinueIsAnsweredWhenTheHandlerReads() throws IOException {
        try (TestServer server = TestServer.with(LENGTH);
                var client = new RawClient(server.port())) {
            client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 100 ");
            client.send("hello");
            assertThat(client.readResponse()).endsWith("read 5");
        }
    }

    @Test
    void expectContinueThatIsNotReadEndsTheConnection() throws IOException {
        try (TestServer server = TestServer.with(request -> Response.of(401))) {
            assertThat(RawClient.ask(
                            server.port(),
                            "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void shortUnreadBodyKeepsTheConnectionAndLongOneEndsIt() throws IOException {
        try (TestServer server = TestServer.with(request -> Response.ok("text/plain", "unread"))) {
            try (var client = new RawClient(server.port())) {
                client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 40000\r\n\r\n" + "x".repeat(40_000));
                assertThat(client.readResponse()).endsWith("unread").doesNotContainIgnoringCase("connection:");
                client.send("GET / HTTP/1.1\r\n" + HOST + "\r\n");
                assertThat(client.readResponse()).endsWith("unread");
            }
            assertThat(RawClient.ask(server.port(), "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 400000\r\n\r\n"))
                    .endsWith("unread")
                    .containsIgnoringCase("connection: close");
        }
    }

    @Test
    void senderThatStopsGets408() throws IOException {
        try (TestServer server = quick(COUNT)) {
            for (int length : new int[] {10, 1_000_000}) {
                assertThat(RawClient.ask(
                                server.port(),
                                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\nhi"))
                        .startsWith("HTTP/1.1 408 ")
                        .containsIgnoringCase("connection: close");
            }
        }
    }

    @Test
    void senderBelowTheMinimumRateGets408() throws Exception {
        try (TestServer server = quick(COUNT);
                var client = new RawClient(server.port())) {
            client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1000000\r\n\r\n");
            client.socket().setSoTimeout(100);
            assertThat(dripUntilAnswer(client)).startsWith("HTTP/1.1 408 ");
        }
    }

    private static String dripUntilAnswer(RawClient client) throws IOException {
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

    @Test
    void clientsThatGoWhileSendingAShortBodyLeaveNothingInWork() throws Exception {
        try (TestServer server = TestServer.with(
                LENGTH, config -> config.withLimits(Limits.defaults().withMaxInFlight(1)))) {
            try (var client = new RawClient(server.port())) {
                client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nhi");
            }
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            String answer = "";
            while (System.nanoTime() < end && !answer.startsWith("HTTP/1.1 200")) {
                answer = RawClient.ask(server.port(), "GET / HTTP/1.1\r\n" + HOST + "\r\n");
            }
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void handlerLearnsThatTheSenderIsGone() throws Exception {
        BlockingQueue<Exception> seen = new ArrayBlockingQueue<>(1);
        Handler reading = request -> {
            try {
                return COUNT.handle(request);
            } catch (IOException e) {
                seen.add(e);
                throw e;
            }
        };
        try (TestServer server = TestServer.with(reading)) {
            try (var client = new RawClient(server.port())) {
                client.send("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1000000\r\n\r\nhi");
            }
            assertThat(seen.poll(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }
}
