package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.web.Handler;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which host answers, in host form and in path form. */
class VirtualHostTest {
    private static final Handler ECHO = request -> Response.ok(
            "text/plain",
            request.target().hostLabel() + "|" + request.target().baseUrl() + "|" + request.path() + "|"
                    + request.rawQuery());
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.with(Map.of("demo", ECHO, "acme-tmn", ECHO), config -> config);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ask(String host, String target) throws IOException {
        return RawClient.exchange(
                server.port(), "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void hostFormNamesTheHostInTheHostHeader() throws IOException {
        assertThat(ask("demo.durward.localhost:8443", "/a%2Fb?c=d"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("demo|http://demo.durward.localhost:8443|/a%2Fb|c=d");
    }

    @Test
    void hostNamesDoNotDependOnCaseAndThePortHasADefault() throws IOException {
        assertThat(ask("Demo.Durward.LOCALHOST", "/")).endsWith("demo|http://demo.durward.localhost:80|/|");
    }

    @Test
    void pathFormNamesTheHostInTheFirstSegment() throws IOException {
        assertThat(ask("localhost:8443", "/acme-tmn/api/v1?x"))
                .endsWith("acme-tmn|http://localhost:8443/acme-tmn|/api/v1|x");
        assertThat(ask("[::1]:9", "/acme-tmn")).endsWith("acme-tmn|http://[::1]:9/acme-tmn|/|");
    }

    @Test
    void unknownHostsAndLabelsAreMisdirected() throws IOException {
        for (String host : new String[] {"other.durward.localhost", "durward.localhost", "demo.example.org", "demo"}) {
            assertThat(ask(host, "/")).startsWith("HTTP/1.1 421 ");
        }
        assertThat(ask("localhost", "/")).startsWith("HTTP/1.1 421 ");
        assertThat(ask("localhost", "/other/x")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void absoluteFormMustAgreeWithHost() throws IOException {
        assertThat(ask("demo.durward.localhost:8443", "http://demo.durward.localhost:8443/x?y"))
                .endsWith("|/x|y");
        assertThat(ask("demo.durward.localhost", "http://acme-tmn.durward.localhost/x"))
                .startsWith("HTTP/1.1 400 ");
    }
}
