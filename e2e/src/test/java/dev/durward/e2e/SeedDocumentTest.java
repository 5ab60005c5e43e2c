package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the documentation's page tells a reader to do, with what can go wrong on the way. */
class SeedDocumentTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DATA = "http://schemas.microsoft.com/ado/2007/08/dataservices";
    private static final String OPERATION_READ = "IntegrationOperationServer.read";
    private static final String NODE_READ = "NodeManager.read";
    private static final Duration SHOWS_UP_WITHIN = Duration.ofSeconds(2);
    // the lifetime of one second and a slow machine's calls
    private static final Duration EXPIRED_WITHIN = Duration.ofSeconds(3);
    private static final int HOUR_SECONDS = 3600;

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
        assertThat(demo.leakedSecrets()).isEmpty();
        assertThat(demo.loggedExceptions()).isEmpty();
    }

    /** A client registered by the administrator. */
    private record Client(String id, String secret) {
        String user() {
            return "oauth_client_" + id;
        }
    }

    private static Client register(String application, int lifetimeSeconds) throws Exception {
        String id = "reader-~" + UUID.randomUUID();
        Answer answer = demo.platform("POST", "/oauth/v1/accounts/demo/clients")
                .body(
                        "application/json",
                        "{\"id\":\"%s\",\"name\":\"Reader\",\"subscription\":\"durward:%s\",\"tokenLifetime\":%d}"
                                .formatted(id, application, lifetimeSeconds))
                .send();
        assertThat(answer.status()).isEqualTo(201);
        return new Client(id, answer.json().get("secret").asText());
    }

    private static String roleUsers(String role) {
        return "/authorization/v1/accounts/demo/apps/demotmn/roles/users?providerAccount=durward&roleName=" + role;
    }

    private static void assign(String role, Client client) throws Exception {
        Answer answer = demo.platform("PUT", roleUsers(role))
                .body("application/json", "{\"users\":[{\"name\":\"" + client.user() + "\"}]}")
                .send();
        assertThat(answer.status()).isEqualTo(201);
    }

    private static Client reader(int lifetimeSeconds) throws Exception {
        Client client = register("demotmn", lifetimeSeconds);
        assign(OPERATION_READ, client);
        assign(NODE_READ, client);
        return client;
    }

    private static String token(Client client) throws Exception {
        return demo.token(client.id(), client.secret());
    }

    private static Answer readLogs(String url, String token) throws Exception {
        return demo.curl(url + "/MessageProcessingLogs")
                .bearer(token)
                .header("Accept", "text/xml")
                .send();
    }

    private static Answer readLogs(String token) throws Exception {
        return readLogs(demo.env("API_URL"), token);
    }

    private static Answer sendMessage(String url, String token) throws Exception {
        return demo.curl(url)
                .bearer(token)
                .body("application/json", "{\"item\":\"bicycle\"}")
                .send();
    }

    private static Document feed(Answer answer) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("feed");
        return document;
    }

    private static List<String> texts(Document feed, String property) {
        NodeList nodes = feed.getElementsByTagNameNS(DATA, property);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_LOCAL"})
    void aNewClientWithBothRolesDoesTheTwoCalls(String form) throws Exception {
        Client client = reader(HOUR_SECONDS);

        Answer issued = demo.curl(demo.env("TOKEN_URL" + form) + "?grant_type=client_credentials")
                .with("-X", "POST")
                .basic(client.id(), client.secret())
                .header("Accept", "*/*")
                .send();

        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.header("Content-Type")).startsWithIgnoringCase("application/json");
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        JsonNode body = issued.json();
        assertThat(body.propertyStream().map(Map.Entry::getKey))
                .containsExactly("access_token", "token_type", "expires_in", "scopes");
        assertThat(body.get("access_token").asText()).matches("[0-9a-f]{32}");
        assertThat(body.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(HOUR_SECONDS);
        assertThat(body.get("scopes").isArray()).isTrue();
        assertThat(body.get("scopes")).isEmpty();

        String message = sendMessage(demo.env("FLOW_URL" + form), demo.token("FLOW_CLIENT"))
                .ok()
                .header("SAP_MessageProcessingLogID");
        Answer logs =
                awaitInFeed(demo.env("API_URL" + form), body.get("access_token").asText(), message);
        assertThat(logs.header("Content-Type")).containsIgnoringCase("xml");
        assertThat(logs.header("DataServiceVersion")).isEqualTo("2.0");
        assertThat(feed(logs).getElementsByTagNameNS(ATOM, "entry").getLength()).isPositive();
        assertThat(texts(feed(logs), "Status")).contains("COMPLETED");
    }

    private static Answer awaitInFeed(String url, String token, String message) throws Exception {
        long sent = System.nanoTime();
        while (true) {
            Duration waited = Duration.ofNanos(System.nanoTime() - sent);
            Answer logs = readLogs(url, token);
            assertThat(logs.status()).isEqualTo(200);
            if (texts(feed(logs), "MessageGuid").contains(message)) {
                return logs;
            }
            assertThat(waited).isLessThan(SHOWS_UP_WITHIN);
        }
    }

    @Test
    void aWrongSecretGetsInvalidClientAndTheChallenge() throws Exception {
        Client client = register("demotmn", HOUR_SECONDS);

        Answer answer = demo.requestToken(client.id(), client.secret() + "x");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"demo\"");
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void aClientWithoutARoleIsRefusedWithTheNameOfTheRole() throws Exception {
        Client client = register("demotmn", HOUR_SECONDS);
        assign(OPERATION_READ, client);

        Answer answer = readLogs(token(client));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains(NODE_READ).doesNotContain(OPERATION_READ);
    }

    @Test
    void aRoleTakenAwayIsGoneForTheVeryNextCallWithTheSameToken() throws Exception {
        Client client = reader(HOUR_SECONDS);
        String token = token(client);
        assertThat(readLogs(token).status()).isEqualTo(200);

        Answer removed = demo.platform("DELETE", roleUsers(OPERATION_READ) + "&users=" + client.user())
                .send();

        assertThat(removed.status()).isEqualTo(200);
        Answer answer = readLogs(token);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains(OPERATION_READ);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Client client = reader(1);
        String token = token(client);
        long deadline = System.nanoTime() + EXPIRED_WITHIN.toNanos();

        while (readLogs(token).status() == 200 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        Answer answer = readLogs(token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate"))
                .containsExactlyInAnyOrder("Basic realm=\"demo\"", "Bearer realm=\"demo\", error=\"invalid_token\"");
    }

    @Test
    void aTokenForOneApplicationIsRefusedByTheOther() throws Exception {
        assertThat(readLogs(demo.token("FLOW_CLIENT")).status()).isEqualTo(401);
        assertThat(sendMessage(demo.env("FLOW_URL"), demo.token("CLIENT")).status())
                .isEqualTo(401);
    }

    @Test
    void aCallWithoutATokenGetsBothChallenges() throws Exception {
        Answer answer =
                demo.curl(demo.env("API_URL") + "/MessageProcessingLogs").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("www-authenticate"))
                .containsExactlyInAnyOrder("Basic realm=\"demo\"", "Bearer realm=\"demo\"");
    }

    @Test
    void aUserWithTheRolesReadsWithBasic() throws Exception {
        Answer answer = demo.curl(demo.env("API_URL") + "/MessageProcessingLogs")
                .basic(demo.env("API_USER"), demo.env("API_PASSWORD"))
                .send();

        assertThat(answer.status()).isEqualTo(200);
    }
}
