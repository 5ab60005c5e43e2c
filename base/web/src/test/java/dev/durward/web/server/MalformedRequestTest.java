package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.web.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that break HTTP get one clear status and the end of their connection. */
class MalformedRequestTest {
    private static final String HOST = TestServer.HOST;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.with(request -> {
            int length = request.body().bytes(100_000).length;
            return Response.ok("text/plain", "read " + length);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertRefused(String request, int status) throws IOException {
        String answer = RawClient.exchange(server.port(), request);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*").containsIgnoringCase("date: ");
        assertThat(answer).doesNotContain("200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nHost: demo.durward.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost:x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost:99999\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo@durward.localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n\r\n",
            })
    void hostMustBeOneAndWellFormed(String request) throws IOException {
        assertRefused(request, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 5x\r\n\r\nhello",
                "Transfer-Encoding: gzip\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            })
    void bodyLengthMustBeUnambiguous(String rest) throws IOException {
        assertRefused("POST / HTTP/1.1\r\n" + HOST + rest, 400);
    }

    @Test
    void transferEncodingIsNotForHttp10() throws IOException {
        assertRefused("POST / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX: a\r\n b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX: a\r\n\tb\r\n\r\n",
                "GET / HTTP/1.1\r\n Host: demo.durward.localhost\r\n\r\n",
                " GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "GET / HTTP/1.1\nHost: demo.durward.localhost\n\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX: a\nY: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: demo.durward.localhost\r\nX: a\u0000b\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "GET /\u00e4 HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "GET x HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: demo.durward.localhost\r\n\r\n",
                "nonsense\r\n\r\n",
            })
    void headMustBeStrictlyWellFormed(String request) throws IOException {
        assertRefused(request, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n\r\n", "5\r\nhelloXX\r\n0\r\n\r\n", "-1\r\n\r\n", "fffffffffffffffff\r\n"})
    void chunksMustBeWellFormed(String chunks) throws IOException {
        assertRefused("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    }

    @Test
    void foldedHeaderIsSeenWhenItArrivesInPieces() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send("GET / HTTP/1.1\r\n" + HOST + "X: a\r\n");
            client.send(" b\r\n");
            client.send("\r\n");

            assertThat(client.readAll()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void emptyLinesBeforeARequestAreAllowed() throws IOException {
        assertThat(RawClient.exchange(server.port(), "\r\n\r\nGET / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void longRequestLinesAndHeadersHaveTheirOwnStatus() throws IOException {
        assertRefused("GET /" + "a".repeat(17_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 414);
        assertRefused("GET / HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(17_000) + "\r\n\r\n", 431);
        assertRefused("GET / HTTP/1.1\r\n" + HOST + ("X: " + "a".repeat(1000) + "\r\n").repeat(20) + "\r\n", 431);
    }

    @Test
    void otherVersionsAndExpectationsAreRefused() throws IOException {
        assertRefused("GET / HTTP/3.0\r\n" + HOST + "\r\n", 505);
        assertRefused("GET / hTTP/1.1\r\n" + HOST + "\r\n", 505);
        assertRefused("POST / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nExpect: wonders\r\n\r\nx", 417);
    }

    @Test
    void nothingAfterARefusedRequestIsAnswered() throws IOException {
        String smuggled = "GET /hidden HTTP/1.1\r\n" + HOST + "\r\n";

        assertRefused(
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + smuggled,
                400);
    }
}
