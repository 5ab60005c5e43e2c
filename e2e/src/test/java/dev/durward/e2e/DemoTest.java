package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo gives its user: files, flows whose messages can be read, and a write. */
class DemoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static String token = "";

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
        token = demo.token("CLIENT");
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
        assertThat(demo.leakedSecrets()).isEmpty();
        assertThat(demo.loggedExceptions()).isEmpty();
    }

    /** Sends a message to a flow; the id of its log. */
    private static String send(String entry, String... curlOptions) throws Exception {
        String url = demo.env("FLOW_URL").replace("/http/orders", "/http/" + entry);
        return demo.curl(url)
                .with(curlOptions)
                .bearer(demo.token("FLOW_CLIENT"))
                .body("application/json", "{\"item\":\"bicycle\"}")
                .send()
                .header("SAP_MessageProcessingLogID");
    }

    private static String log(String guid) {
        return "/MessageProcessingLogs('" + guid + "')";
    }

    private static JsonNode awaitStatus(String guid, String status) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode found = demo.read(token, "/MessageProcessingLogs?$filter=MessageGuid%20eq%20'" + guid + "'")
                    .get("results");
            if (found.size() == 1 && found.get(0).get("Status").asText().equals(status)) {
                return found.get(0);
            }
            assertThat(System.nanoTime())
                    .as("%s, waiting for %s", found, status)
                    .isLessThan(deadline);
        }
    }

    @Test
    void itsFilesAreReadableByTheirOwnerAlone() throws IOException {
        for (String file : List.of("demo.env", "service-key.json", "postman_environment.json")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(demo.folder().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void demoEnvHasEveryKey() {
        assertThat(demo.env())
                .containsKeys("TOKEN_URL", "TOKEN_URL_LOCAL", "API_URL", "API_URL_LOCAL", "FLOW_URL", "FLOW_URL_LOCAL")
                .containsKeys("PLATFORM_URL", "PLATFORM_URL_LOCAL", "CLIENT_ID", "CLIENT_SECRET")
                .containsKeys("POST_CLIENT_ID", "POST_CLIENT_SECRET", "FLOW_CLIENT_ID", "FLOW_CLIENT_SECRET")
                .containsKeys("API_USER", "API_PASSWORD", "ADMIN_USER", "ADMIN_PASSWORD")
                .containsKeys("CA_FILE", "TRUST_STORE", "TRUST_STORE_PASSWORD");
        assertThat(demo.env("API_URL")).matches("https://demo-tmn\\.durward\\.localhost:\\d+/api/v1");
        assertThat(demo.env("API_URL_LOCAL")).matches("https://localhost:\\d+/demo-tmn/api/v1");
    }

    @Test
    void idsAndSecretsHoldWhatWrongEncodingBreaks() {
        for (String client : List.of("CLIENT", "POST_CLIENT", "FLOW_CLIENT")) {
            assertThat(demo.env(client + "_ID")).contains("-", "~");
            assertThat(demo.env(client + "_SECRET")).contains("-", "+", "/", "~");
        }
    }

    @Test
    void theServiceKeyHasTheFormOfSapsTools() throws IOException {
        JsonNode oauth = Demo.json(Files.readString(demo.folder().resolve("service-key.json")))
                .get("oauth");

        assertThat(oauth.get("tokenurl").asText()).isEqualTo(demo.env("TOKEN_URL"));
        assertThat(oauth.get("url").asText() + "/api/v1").isEqualTo(demo.env("API_URL"));
        assertThat(oauth.get("clientid").asText()).isEqualTo(demo.env("CLIENT_ID"));
        assertThat(oauth.get("clientsecret").asText()).isEqualTo(demo.env("CLIENT_SECRET"));
    }

    @Test
    void thePostmanEnvironmentHoldsWhatDemoEnvHolds() throws IOException {
        JsonNode environment = Demo.json(Files.readString(demo.folder().resolve("postman_environment.json")));

        assertThat(environment.get("_postman_variable_scope").asText()).isEqualTo("environment");
        assertThat(environment
                        .get("values")
                        .valueStream()
                        .map(value -> value.get("key").asText()))
                .containsExactlyElementsOf(demo.env().keySet());
        environment
                .get("values")
                .forEach(value -> assertThat(value.get("value").asText())
                        .isEqualTo(demo.env(value.get("key").asText())));
    }

    @Test
    void onlyThePostClientMaySendItsSecretInTheBody() throws Exception {
        assertThat(tokenByBody("POST_CLIENT").status()).isEqualTo(200);
        assertThat(tokenByBody("CLIENT").status()).isEqualTo(401);
    }

    private static Answer tokenByBody(String client) throws Exception {
        return demo.curl(demo.env("TOKEN_URL"))
                .with("--data-urlencode", "grant_type=client_credentials")
                .with("--data-urlencode", "client_id=" + demo.env(client + "_ID"))
                .with("--data-urlencode", "client_secret=" + demo.env(client + "_SECRET"))
                .send();
    }

    @Test
    void anOrderLeavesCustomHeadersAndItsPayload() throws Exception {
        String guid = send("orders", "-H", "order-id: 4711");

        JsonNode order = awaitStatus(guid, "COMPLETED");

        assertThat(order.get("IntegrationFlowName").asText()).isEqualTo("order-intake");
        assertThat(order.get("Sender").asText()).isEqualTo("webshop");
        assertThat(order.get("Receiver").asText()).isEqualTo("erp");
        assertThat(order.get("ApplicationMessageId").asText()).isEqualTo("4711");
        JsonNode properties =
                demo.read(token, log(guid) + "/CustomHeaderProperties").get("results");
        assertThat(properties
                        .valueStream()
                        .map(property -> property.get("Name").asText() + "="
                                + property.get("Value").asText()))
                .containsExactlyInAnyOrder("order=4711", "shop=webshop");
        JsonNode attachment =
                demo.read(token, log(guid) + "/Attachments").get("results").get(0);
        Answer payload = demo.curl(attachment.get("__metadata").get("media_src").asText())
                .bearer(token)
                .send();
        assertThat(payload.status()).isEqualTo(200);
        assertThat(payload.header("Content-Type")).startsWith("application/json");
        assertThat(payload.text()).isEqualTo("{\"item\":\"bicycle\"}");
    }

    @Test
    void anInvoiceFailsAfterTwoRetries() throws Exception {
        String guid = send("invoices");

        awaitStatus(guid, "FAILED");

        JsonNode runs = demo.read(token, log(guid) + "/Runs").get("results");
        assertThat(runs.valueStream().map(run -> run.get("OverallState").asText()))
                .containsExactly("RETRY", "RETRY", "FAILED");
        Answer error = demo.curl(demo.env("API_URL") + log(guid) + "/ErrorInformation/$value")
                .bearer(token)
                .send();
        assertThat(error.status()).isEqualTo(200);
        assertThat(error.header("Content-Type")).startsWith("text/plain");
        assertThat(error.text()).contains("The accounting period is closed");
    }

    @Test
    void aChainOfFlowsSharesOneCorrelationId() throws Exception {
        String guid = send("deliveries");

        String correlation = awaitStatus(guid, "COMPLETED").get("CorrelationId").asText();

        JsonNode chain = demo.read(
                        token,
                        "/MessageProcessingLogs?$orderby=LogStart&$filter=CorrelationId%20eq%20'" + correlation + "'")
                .get("results");
        assertThat(chain.valueStream().map(log -> log.get("IntegrationFlowName").asText()))
                .containsExactlyInAnyOrder("order-to-delivery", "delivery-notice");
    }

    @Test
    void aFlowCallsAProtectedReceiverWithDeployedCredentials() throws Exception {
        String guid = send("credit-checks");

        awaitStatus(guid, "COMPLETED");

        JsonNode property = demo.read(token, log(guid) + "/CustomHeaderProperties")
                .get("results")
                .get(0);
        assertThat(property.get("Value").asText()).isEqualTo("97");
    }

    private static String fetchCsrf(Path cookies, String... method) throws Exception {
        Answer answer = demo.curl(demo.env("API_URL") + "/")
                .with(method)
                .with("-c", cookies.toString())
                .bearer(token)
                .header("X-CSRF-Token", "Fetch")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-CSRF-Token")).matches("[0-9A-F]{32}");
        return answer.header("X-CSRF-Token");
    }

    private static Curl putCredential(String method, String resource, String password) {
        return demo.curl(demo.env("API_URL") + resource)
                .with("-X", method)
                .bearer(token)
                .header("Accept", "application/json")
                .body(
                        "application/json",
                        "{\"Name\":\"e2e_alias\",\"Kind\":\"default\",\"User\":\"bob\",\"Password\":\"" + password
                                + "\"}");
    }

    @Test
    void userCredentialsAreWrittenWithACsrfTokenAndItsCookie() throws Exception {
        Path cookies = folder.resolve("cookies");
        String password = "e2e-Pa55word-never-shown";

        Answer refused = putCredential("POST", "/UserCredentials", password).send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-CSRF-Token")).isEqualTo("Required");
        String csrf = fetchCsrf(cookies);
        Answer created = putCredential("POST", "/UserCredentials", password)
                .with("-b", cookies.toString())
                .header("X-CSRF-Token", csrf)
                .send();
        Answer read = demo.curl(demo.env("API_URL") + "/UserCredentials('e2e_alias')")
                .bearer(token)
                .header("Accept", "application/json")
                .send();
        String again = fetchCsrf(cookies, "--head");
        Answer updated = putCredential("PUT", "/UserCredentials('e2e_alias')", password)
                .with("-b", cookies.toString())
                .header("X-CSRF-Token", again)
                .send();

        assertThat(created.status()).isEqualTo(202);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get("d").get("User").asText()).isEqualTo("bob");
        assertThat(created.text() + read.text()).doesNotContain(password);
        assertThat(updated.status()).isEqualTo(202);
        assertThat(putCredential("PUT", "/UserCredentials('e2e_alias')", password)
                        .header("X-CSRF-Token", again)
                        .send()
                        .status())
                .isEqualTo(403);
    }
}
