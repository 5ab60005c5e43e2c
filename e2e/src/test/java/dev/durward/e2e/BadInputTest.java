package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input at a running server: the contract's answer each time, and nothing for the log. */
class BadInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BODY_LIMIT = 16 * 1024;
    private static final int SOCKET_LIMIT_MILLIS = 20_000;
    private static final String GRANT = "?grant_type=client_credentials";

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static String token = "";

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"), "--http-port", "0");
        token = demo.token("CLIENT");
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
        assertThat(demo.leakedSecrets()).isEmpty();
        assertThat(demo.loggedExceptions()).isEmpty();
    }

    private static Curl tokenCall(String query) {
        return demo.curl(demo.env("TOKEN_URL") + query).with("-X", "POST");
    }

    private static Curl authorizedTokenCall(String query) {
        return tokenCall(query).basic(demo.env("CLIENT_ID"), demo.env("CLIENT_SECRET"));
    }

    private static void assertOAuthError(Answer answer, int status, String error) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("error").asText()).isEqualTo(error);
        assertThat(answer.json().get("error_description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic !!!", "Basic bm8tY29sb24=", "Basic \u00ff", "Bearer x", "Negotiate eA==", ""})
    void malformedBasicGetsInvalidClient(String authorization) throws Exception {
        Answer answer =
                tokenCall(GRANT).with("-H", "Authorization: " + authorization).send();

        assertOAuthError(answer, 401, "invalid_client");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"demo\"");
    }

    @Test
    void anUnknownClientAndAWrongSecretGetTheSameAnswer() throws Exception {
        Answer unknown = tokenCall(GRANT).basic("nobody", "wrong-secret").send();
        Answer wrong =
                tokenCall(GRANT).basic(demo.env("CLIENT_ID"), "wrong-secret").send();

        assertOAuthError(unknown, 401, "invalid_client");
        assertOAuthError(wrong, 401, "invalid_client");
        assertThat(wrong.text()).isEqualTo(unknown.text());
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "?grant_type=, invalid_request",
        "?grant_type=client_credentials&grant_type=client_credentials, invalid_request",
        "?grant_type=password, unsupported_grant_type",
        "?grant_type=authorization_code&code=x, unauthorized_client",
        "?grant_type=client_credentials&access_token=x, invalid_request",
        "?grant_type=client_credentials&client_secret=x, invalid_request",
        "?grant_type=client_credentials&scope=admin, invalid_scope",
    })
    void aBadTokenRequestGetsItsErrorCode(String query, String error) throws Exception {
        assertOAuthError(authorizedTokenCall(query).send(), 400, error);
    }

    @Test
    void aGrantTypeInQueryAndBodyIsRepeated() throws Exception {
        Answer answer = authorizedTokenCall(GRANT)
                .with("-d", "grant_type=client_credentials")
                .send();

        assertOAuthError(answer, 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expect:", "Transfer-Encoding: chunked"})
    void aTokenRequestOverSixteenKibibytesIsTooLarge(String header) throws Exception {
        Path body = folder.resolve("body");
        Files.writeString(body, "grant_type=client_credentials&x=" + "a".repeat(BODY_LIMIT));

        Answer answer = authorizedTokenCall("")
                .with("-H", header)
                .with("--data-binary", "@" + body)
                .send();

        assertOAuthError(answer, 413, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "400 | /MessageProcessingLogs?$filter=Status%20xx",
                "400 | /MessageProcessingLogs?$filter=Status%20eq%201",
                "400 | /MessageProcessingLogs?$filter=not%20Status%20eq%20'A'",
                "400 | /MessageProcessingLogs?$filter=Nope%20eq%20'A'",
                "400 | /MessageProcessingLogs?$filter=%ff",
                "400 | /MessageProcessingLogs?$filter=LogStart%20gt%20datetime'2026-13-01T00:00:00'",
                "400 | /MessageProcessingLogs?$top=-1",
                "400 | /MessageProcessingLogs?$top=abc",
                "400 | /MessageProcessingLogs?$skip=-1",
                "400 | /MessageProcessingLogs?$skiptoken=junk",
                "400 | /MessageProcessingLogs?$orderby=Nope",
                "404 | /MessageProcessingLogs?$select=Nope",
                "404 | /MessageProcessingLogs?$expand=Nope",
                "501 | /MessageProcessingLogs?$expand=Runs",
                "400 | /MessageProcessingLogs?$nope=1",
                "400 | /MessageProcessingLogs?$top=1&$top=2",
                "400 | /MessageProcessingLogs?access_token=x",
                "400 | /MessageProcessingLogs(Nope='x')",
                "404 | /MessageProcessingLogs('nope')",
                "404 | /Nope",
                "406 | /MessageProcessingLogs?$format=text",
            })
    void aBadODataRequestGetsItsErrorDocument(int status, String resource) throws Exception {
        Answer answer = demo.curl(demo.env("API_URL") + resource)
                .with("-g")
                .bearer(token)
                .send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(answer.text()).contains("<error xmlns=").contains("<message xml:lang=\"en\">");
    }

    @Test
    void aHugeTopIsCutToAPage() throws Exception {
        assertThat(demo.read(token, "/MessageProcessingLogs?$top=1000000000").get("results"))
                .hasSizeBetween(1, 1000);
    }

    @Test
    void fourThousandParenthesesAreRefused() throws Exception {
        String filter = "(".repeat(4000) + "Status%20eq%20'A'" + ")".repeat(4000);

        Answer answer = demo.curl(demo.env("API_URL") + "/MessageProcessingLogs?$filter=" + filter)
                .bearer(token)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("nested too deeply");
    }

    @Test
    void aUrlOverSixteenKibibytesIsTooLong() throws Exception {
        Answer answer = demo.curl(demo.env("API_URL") + "/MessageProcessingLogs?$filter=" + "a".repeat(BODY_LIMIT))
                .bearer(token)
                .send();

        assertThat(answer.status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-tmn.durward.localhost", "oauthasservices-nobody.durward.localhost", "example.com"})
    void anUnknownHostIsMisdirected(String host) throws Exception {
        Answer answer =
                demo.curl(demo.env("API_URL") + "/").header("Host", host).send();

        assertThat(answer.status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: demo-tmn.durward.localhost\r\nHost: demo-tmn.durward.localhost\r\n",
                "Host: demo-tmn.durward.localhost\r\nHost: example.com\r\n",
                "Host: \r\n",
                "Accept: */*\r\n",
            })
    void aMissingOrDoubleHostIsRefused(String headers) throws Exception {
        Answer answer = overSocket("GET /api/v1/ HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
    }

    private static Answer overSocket(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                URI.create(demo.env("PLAIN_URL")).getPort())) {
            socket.setSoTimeout(SOCKET_LIMIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return Answer.parse(socket.getInputStream().readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE entry [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<entry xmlns='http://www.w3.org/2005/Atom'><title>&x;</title></entry>",
                "<entry",
                "{}",
                "",
            })
    void aBadAtomBodyIsRefused(String body) throws Exception {
        Path cookies = folder.resolve("cookies");
        String csrf = demo.curl(demo.env("API_URL") + "/")
                .with("-c", cookies.toString())
                .bearer(token)
                .header("X-CSRF-Token", "Fetch")
                .send()
                .header("X-CSRF-Token");

        Answer answer = demo.curl(demo.env("API_URL") + "/UserCredentials")
                .with("-b", cookies.toString())
                .bearer(token)
                .header("X-CSRF-Token", csrf)
                .body("application/atom+xml", body)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("<error xmlns=").doesNotContain("root:");
    }

    @Test
    void aBrokenFlowFileSaysWhereAndLeavesTheOthersRunning() throws Exception {
        Files.writeString(demo.folder().resolve("flows/demo/broken.yaml"), """
                - route:
                    from:
                      uri: durward-http:broken
                      steps:
                        - nonsense: true
                """);

        JsonNode artifact = awaitError("broken");
        Answer error = demo.curl(demo.env("API_URL") + "/IntegrationRuntimeArtifacts('broken')/ErrorInformation/$value")
                .bearer(token)
                .send();
        Answer order = demo.curl(demo.env("FLOW_URL"))
                .bearer(demo.token("FLOW_CLIENT"))
                .body("application/json", "{}")
                .send();

        assertThat(artifact.get("Id").asText()).isEqualTo("broken");
        assertThat(error.status()).isEqualTo(200);
        assertThat(error.text()).contains("broken.yaml:5").contains("nonsense").doesNotContain("\tat ");
        assertThat(order.status()).isEqualTo(200);
    }

    private static JsonNode awaitError(String flow) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode found = demo.read(token, "/IntegrationRuntimeArtifacts?$filter=Status%20eq%20'ERROR'")
                    .get("results");
            if (found.size() == 1) {
                return found.get(0);
            }
            assertThat(System.nanoTime()).as("%s, waiting for %s", found, flow).isLessThan(deadline);
        }
    }
}
