package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.testing.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two configured servers on one PostgreSQL: {@code durward up}. */
class PostgresServerTest {
    private static final String READY = "Durward is ready on port ";
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(1);
    private static final Duration SHOWS_UP_WITHIN = Duration.ofSeconds(2);
    private static final String ROLE = "NodeManager.read";
    private static final String DECLARATION = """
            accounts:
              - name: acme
                subscriptions: [tmn, iflmap]
                clients:
                  - id: reader
                    subscription: tmn
                    secret: reader-secret-0123456789
                  - id: sender
                    subscription: iflmap
                    secret: sender-secret-0123456789
                roles:
                  - subscription: tmn
                    name: IntegrationOperationServer.read
                    users: [oauth_client_reader]
                  - subscription: tmn
                    name: NodeManager.read
                    users: [oauth_client_reader]
                  - subscription: iflmap
                    name: ESBMessaging.send
                    users: [oauth_client_sender]
            users:
              - name: admin
                password: admin-password-0123456789
                platform-roles:
                  acme: [Administrator]
            """;
    private static final String FLOW = """
            - route:
                from:
                  uri: durward-http:echo
                  parameters:
                    methods: POST
                    csrfProtected: false
                  steps:
                    - setBody:
                        constant: done
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static final List<Process> SERVERS = new ArrayList<>();
    private static int first;
    private static int second;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(folder.resolve("declarations/acme.yaml"), DECLARATION);
        Files.createDirectories(folder.resolve("flows/acme"));
        Files.writeString(folder.resolve("flows/acme/echo.yaml"), FLOW);
        String database = PostgresCluster.shared().newDatabase();
        first = up("node-a", database);
        second = up("node-b", database);
    }

    @AfterAll
    static void stop() throws Exception {
        SERVERS.forEach(Product::stop);
        for (String node : List.of("node-a", "node-b")) {
            assertThat(Files.readString(folder.resolve(node + ".out")))
                    .doesNotContain("0123456789")
                    .doesNotContain("\"throwable\":{");
        }
    }

    private static int up(String node, String database) throws IOException, InterruptedException {
        Path config = Files.writeString(
                folder.resolve(node + ".yaml"), """
                node: %s
                operations-port: 0
                http:
                  tls-port: 0
                store:
                  postgres:
                    url: %s
                    user: %s
                    connections: 4
                folders:
                  spool: spool-%s
                """.formatted(node, database, PostgresCluster.USER, node));
        Path output = folder.resolve(node + ".out");
        SERVERS.add(Product.startUntil(READY, output, "up", "--config", config.toString()));
        Matcher port = Pattern.compile(READY + "(\\d+)").matcher(Files.readString(output));
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static Curl curl(int port, String label, String path) {
        return Curl.to("https://" + label + ".durward.localhost:" + port + path)
                .with("--cacert", folder.resolve("keys/ca.pem").toString());
    }

    private static String token(int port, String client) throws Exception {
        return curl(port, "oauthasservices-acme", "/oauth2/api/v1/token?grant_type=client_credentials")
                .with("-X", "POST")
                .basic(client, client + "-secret-0123456789")
                .send()
                .ok()
                .json()
                .get("access_token")
                .asText();
    }

    private static Answer readLogs(int port, String token) throws Exception {
        return curl(port, "acme-tmn", "/api/v1/MessageProcessingLogs")
                .bearer(token)
                .header("Accept", "text/xml")
                .send();
    }

    private static Curl roleUsers(String method, String query) {
        return curl(
                        first,
                        "api",
                        "/authorization/v1/accounts/acme/apps/acmetmn/roles/users?providerAccount=durward&roleName="
                                + ROLE + query)
                .with("-X", method)
                .basic("admin", "admin-password-0123456789");
    }

    @Test
    void aTokenAndAMessageOfOneServerAreKnownToTheOther() throws Exception {
        String reader = token(first, "reader");
        String sender = token(second, "sender");

        String message = sendOnceDeployed(sender).header("SAP_MessageProcessingLogID");

        awaitInFeed(second, reader, message);
        awaitInFeed(first, reader, message);
    }

    private static void awaitInFeed(int port, String reader, String message) throws Exception {
        long sent = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            if (readLogs(port, reader).ok().text().contains(message)) {
                return;
            }
            assertThat(Duration.ofNanos(asked - sent)).isLessThan(SHOWS_UP_WITHIN);
        }
    }

    /** Flows are deployed after the doors open. */
    private static Answer sendOnceDeployed(String sender) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            Answer answer = curl(first, "acme-iflmap", "/http/echo")
                    .bearer(sender)
                    .body("text/plain", "x")
                    .send();
            if (answer.status() == 200) {
                return answer;
            }
            assertThat(answer.status()).isIn(404, 503);
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void aRoleChangeAtOneServerIsSeenByTheOtherWithinASecond() throws Exception {
        String reader = token(first, "reader");
        assertThat(readLogs(second, reader).status()).isEqualTo(200);

        assertThat(roleUsers("DELETE", "&users=oauth_client_reader").send().status())
                .isEqualTo(200);
        awaitAtSecond(reader, 403);
        assertThat(readLogs(first, reader).text()).contains(ROLE);

        Answer assigned = roleUsers("PUT", "")
                .body("application/json", "{\"users\":[{\"name\":\"oauth_client_reader\"}]}")
                .send();
        assertThat(assigned.status()).isEqualTo(201);
        awaitAtSecond(reader, 200);
    }

    private static void awaitAtSecond(String reader, int status) throws Exception {
        long changed = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            if (readLogs(second, reader).status() == status) {
                return;
            }
            assertThat(Duration.ofNanos(asked - changed)).isLessThan(SEEN_WITHIN);
        }
    }
}
