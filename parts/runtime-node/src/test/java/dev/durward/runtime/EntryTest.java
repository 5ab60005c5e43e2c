package dev.durward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.MessageStatus;
import dev.durward.testing.TestInstallation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /http/...} over a socket: who may call, and what a flow gets and gives. */
class EntryTest {
    private static final String ECHO = """
            - route:
                from:
                  uri: durward-http:echo
                  parameters:
                    methods: GET,POST
                    csrfProtected: false
                    responseHeaders: seen
                  steps:
                    - setHeader:
                        name: seen
                        simple: "a=${header.X-Demo} auth=${header.Authorization} host=${header.Host} cmd=${header.CamelExecCommandExecutable} q=${header.CamelHttpQuery} m=${header.CamelHttpMethod}"
                    - setHeader:
                        name: CamelHttpResponseCode
                        constant: "201"
            """;

    @TempDir
    Path folder;

    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        node = TestNode.started(folder);
        node.deploy("echo", "STARTED", ECHO);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void headerThatHoldsTheStreamedBodyIsLoggedAsText() throws Exception {
        node.deploy("stream", "STARTED", """
                - route:
                    from:
                      uri: durward-http:stream
                      parameters:
                        csrfProtected: false
                      steps:
                        - setHeader:
                            name: SAP_ApplicationID
                            simple: "${body}"
                """);

        var answer = node.post("/stream", "order 4711");

        String guid = answer.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
        assertThat(node.awaitGuid(guid, MessageStatus.COMPLETED).log().applicationMessageId())
                .isEqualTo("order 4711");
        assertThat(answer.body()).isEqualTo("order 4711");
    }

    @Test
    void aFlowGetsBodyAndHeadersAndGivesStatusAndHeaders() throws Exception {
        var response = node.send(node.request("/echo?x=1&y=2")
                .header("X-Demo", "yes")
                .header("cAmElExecCommandExecutable", "evil")
                .POST(BodyPublishers.ofString("hello")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("seen")).hasValue("a=yes auth= host= cmd= q=x=1&y=2 m=POST");
        assertThat(response.headers().firstValue("X-Demo")).isEmpty();
        assertThat(response.headers().firstValue("SAP_MessageProcessingLogID")).isPresent();
    }

    @Test
    void anAnswerIsNeverOlderThanItsLog() throws Exception {
        for (int i = 0; i < 20; i++) {
            var response = node.post("/echo", "x");

            String guid =
                    response.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
            assertThat(node.storedStatus(guid)).hasValue(MessageStatus.COMPLETED);
        }
    }

    @Test
    void callersNeedCredentialsAndTheRole() throws Exception {
        URI uri = URI.create(node.url("/echo"));

        var missing = node.send(HttpRequest.newBuilder(uri));
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"demo\"", "Bearer realm=\"demo\"");

        var wrong = node.send(
                HttpRequest.newBuilder(uri).header("Authorization", TestInstallation.basic("sender", "wrong")));
        assertThat(wrong.statusCode()).isEqualTo(401);

        var token = node.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer abc"));
        assertThat(token.statusCode()).isEqualTo(401);
        assertThat(token.headers().allValues("WWW-Authenticate"))
                .contains("Bearer realm=\"demo\", error=\"invalid_token\"");

        var roleless = node.send(HttpRequest.newBuilder(uri).header("Authorization", TestNode.READER));
        assertThat(roleless.statusCode()).isEqualTo(403);
        assertThat(roleless.body()).contains("ESBMessaging.send");
    }

    @Test
    void unknownPathsAndMethodsAreRefused() throws Exception {
        assertThat(node.post("/nothing", "x").statusCode()).isEqualTo(404);
        assertThat(node.post("/echo/more", "x").statusCode()).isEqualTo(404);
        var deleted = node.send(node.request("/echo").DELETE());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItIsSent() throws Exception {
        byte[] tooLong = new byte[(40 << 20) + 1];
        Arrays.fill(tooLong, (byte) 'x');

        var declared = node.send(node.request("/echo").POST(BodyPublishers.ofByteArray(tooLong)));
        var chunked = node.send(node.request("/echo")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooLong))));

        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void aLongBodyPassesThroughTheDisk() throws Exception {
        String body = "0123456789".repeat(200_000);

        var response = node.post("/echo", body);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void aProtectedFlowNeedsACsrfTokenWithItsSession() throws Exception {
        node.deploy(
                "guarded",
                "STARTED",
                ECHO.replace("csrfProtected: false", "csrfProtected: true")
                        .replace("durward-http:echo", "durward-http:guarded"));

        var refused = node.post("/guarded", "x");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-CSRF-Token")).hasValue("Required");

        var fetched = node.send(node.request("/guarded").header("X-CSRF-Token", "fetch"));
        assertThat(fetched.statusCode()).isEqualTo(200);
        String token = fetched.headers().firstValue("X-CSRF-Token").orElseThrow();
        assertThat(token).matches("[0-9A-F]{32}");
        String cookie = fetched.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(node.messagesOf("guarded")).isEmpty();

        var passed = node.send(node.request("/guarded")
                .header("X-CSRF-Token", token)
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("x")));
        assertThat(passed.statusCode()).isEqualTo(201);

        var stolen =
                node.send(node.request("/guarded").header("X-CSRF-Token", token).POST(BodyPublishers.ofString("x")));
        assertThat(stolen.statusCode()).isEqualTo(403);
    }

    @Test
    void beforeTheFlowsAreDeployedCallersAreAskedToComeAgain(@TempDir Path other) throws Exception {
        try (TestNode starting = new TestNode(other)) {
            var response = starting.post("/echo", "x");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void aFailedFlowSaysWhichLogToLookAt() throws Exception {
        node.deploy("bad", "STARTED", """
                - route:
                    from:
                      uri: durward-http:bad
                      parameters:
                        csrfProtected: false
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: no such customer
                """);

        var response = node.post("/bad", "x");

        assertThat(response.statusCode()).isEqualTo(500);
        String guid = node.awaitMessage("bad", MessageStatus.FAILED).log().messageGuid();
        assertThat(response.body())
                .isEqualTo("An internal server error occured: no such customer\n"
                        + "The MPL ID for the failed message is : " + guid);
    }
}
