package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests in {@code src/test/js/browser}: people at the cockpit, in the Chromium of the machine. With the system property
 * {@code durward.screenshots} they keep their pictures in that folder.
 */
class BrowserTest {
    private static final Path TUTORIAL = Path.of("../docs/tutorial/a-client-in-the-cockpit.md");
    private static final String TWO_ACCOUNTS = """
            accounts:
              - name: acme
                subscriptions: [tmn]
                clients:
                  - id: reader
                    name: The reader
                    subscription: tmn
                    secret: reader-secret-0123456789
                roles:
                  - subscription: tmn
                    name: NodeManager.read
                    users: [oauth_client_reader]
              - name: other
                subscriptions: [tmn]
            users:
              - name: acme-admin
                password: people-password-0123456789
                platform-roles:
                  acme: [Administrator]
              - name: assigner
                password: people-password-0123456789
                platform-roles:
                  acme: [Application User Admin]
              - name: developer
                password: people-password-0123456789
                platform-roles:
                  acme: [Developer]
              - name: <img src=x onerror=globalThis.ran=1>
                password: people-password-0123456789
                platform-roles:
                  acme: [Support User]
              - name: ben
                platform-roles:
                  acme: [Support User]
              - name: somebody
                password: people-password-0123456789
                platform-roles:
                  other: [Administrator]
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        NodeProject.install(folder);
        demo = Demo.startWithLogs(folder.resolve("durward-demo"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void peopleDoInTheCockpitWhatTheDocumentsSay() throws Exception {
        Map<String, String> environment = new HashMap<>(demo.env());
        environment.put("TUTORIAL", TUTORIAL.toRealPath().toString());
        assertPass("demo", 12, environment);
    }

    /** Of two accounts, with people of every platform role, an OpenID provider, and no administrator yet. */
    @Test
    void peopleSeeAndDoWhatTheirPlatformRolesAllow() throws Exception {
        Path data = Files.createDirectories(folder.resolve("two-accounts"));
        Files.writeString(Files.createDirectories(data.resolve("declarations")).resolve("all.yaml"), TWO_ACCOUNTS);
        int port = freePort();
        String provider = "http://localhost:" + freePort();
        Path config = Files.writeString(data.resolve("durward.yaml"), """
                parts: [authorization-service, cockpit]
                operations-port: 0
                http:
                  tls-port: %d
                sign-in:
                  oidc:
                    - id: company
                      name: The company
                      issuer: %s
                      client-id: durward
                """.formatted(port, provider));
        Path output = data.resolve("server.out");
        Process server = Product.startUntil("#/first?token=", output, "up", "--config", config.toString());
        try {
            assertPass(
                    "accounts",
                    6,
                    Map.of(
                            "COCKPIT_URL",
                            "https://account.durward.localhost:" + port + "/cockpit/",
                            "PROVIDER_URL",
                            provider,
                            "SERVER_OUT",
                            output.toString(),
                            "PEOPLE_PASSWORD",
                            "people-password-0123456789"));
        } finally {
            Product.stop(server);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertPass(String name, int tests, Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        String screenshots = System.getProperty("durward.screenshots");
        if (screenshots != null) {
            all.put("SCREENSHOTS", Path.of(screenshots).toAbsolutePath().toString());
        }
        var outcome = new Command(folder, all).run("node", "--test", "browser/" + name + ".test.mjs");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("pass " + tests + "\n");
    }
}
