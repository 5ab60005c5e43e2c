package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message monitor in Chromium, by {@code src/test/js/browser/monitor.test.mjs}. */
class MonitorInBrowserTest {
    private static final String PASSWORD = "people-password-0123456789";
    private static final String ORDER = "{\"big\":12345678901234567890,\"text\":\"a, b: {c}\",\"items\":[1,2]}";
    private static final int MORE_THAN_A_PAGE = 60;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String READ = "IntegrationOperationServer.read";
    private static final String NODE = "NodeManager.read";
    private static final String HOSTILE = "<img src=x onerror=\"alert(1)\">";
    /** A flow whose every name and value is what a careless page would run. */
    private static final String HOSTILE_FLOW = """
            # name: %1$s
            # version: 1.0.0
            # package: demo
            # package-name: %1$s
            - route:
                id: main
                from:
                  uri: timer:hostile?repeatCount=1
                  steps:
                    - setHeader: { name: SAP_Sender, constant: '%1$s' }
                    - setHeader: { name: SAP_Receiver, constant: '=1+1' }
                    - setHeader: { name: SAP_ApplicationID, constant: '%1$s' }
                    - setHeader: { name: SAP_MessageType, constant: '%1$s' }
                    - setProperty: { name: SAP_MessageProcessingLogCustomStatus, constant: '%1$s' }
                    - setHeader: { name: hostile, constant: '%1$s' }
                    - setBody: { constant: '<script>alert(1)</script>' }
                    - bean:
                        ref: messageLog
                        method: addCustomHeaderProperty(${exchange}, ${header.hostile}, ${header.hostile})
                    - bean:
                        ref: messageLog
                        method: addAttachmentAsString(${exchange}, ${header.hostile}, ${body}, 'text/html')
            """.formatted(HOSTILE);

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static Map<String, String> environment = Map.of();

    @BeforeAll
    static void start() throws Exception {
        NodeProject.install(folder);
        demo = Demo.startWithLogs(folder.resolve("demo"));
        user("operator");
        assign("demo", "demotmn", "operator", READ, NODE, "esbmessagestorage.read");
        user("reader");
        assign("demo", "demotmn", "reader", READ, NODE);
        user("nobody");
        demo.platform("POST", "/oauth/v1/accounts")
                .body("application/json", "{\"name\":\"other\",\"shortName\":\"t0815\"}")
                .send()
                .ok();
        user("stranger");
        assign("other", "t0815tmn", "stranger", READ, NODE, "esbmessagestorage.read");
        Files.writeString(demo.folder().resolve("flows/demo/hostile.yaml"), HOSTILE_FLOW);
        String guid = send();
        environment = new HashMap<>(demo.env());
        environment.put("PEOPLE_PASSWORD", PASSWORD);
        environment.put("ORDER_GUID", guid);
        environment.put("OTHER_MONITOR_URL", demo.env("MONITOR_URL").replace("://demo-tmn.", "://t0815-tmn."));
        String screenshots = System.getProperty("durward.screenshots");
        if (screenshots != null) {
            environment.put("SCREENSHOTS", Path.of(screenshots).toAbsolutePath().toString());
        }
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"monitor, 17", "monitor-names, 3", "monitor-live, 5"})
    void thePagesOfTheMonitor(String name, int tests) throws Exception {
        var outcome = new Command(folder, environment).run("node", "--test", "browser/" + name + ".test.mjs");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("pass " + tests + "\n");
    }

    private static void user(String name) throws IOException, InterruptedException {
        demo.platform("POST", "/oauth/v1/accounts/durward/users")
                .body("application/json", "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}")
                .send()
                .ok();
    }

    private static void assign(String account, String application, String user, String... roles)
            throws IOException, InterruptedException {
        String body = Arrays.stream(roles)
                .map(role -> "{\"name\":\"" + role + "\",\"applicationName\":\"" + application
                        + "\",\"providerAccount\":\"durward\"}")
                .collect(Collectors.joining(",", "{\"roles\":[", "]}"));
        String path = "/authorization/v1/accounts/" + account + "/users/roles";
        demo.platform("PUT", path + "?userId=" + user + "&providerAccount=durward")
                .body("application/json", body)
                .send()
                .ok();
    }

    /** Sends orders until there is more than a page; returns the id of the one named {@code browser-order}. */
    private static String send() throws IOException, InterruptedException {
        String token = demo.token("FLOW_CLIENT");
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            order(token, "more-" + i);
        }
        order(token, "browser-order");
        String reader = demo.token("CLIENT");
        List<JsonNode> found = List.of();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (found.isEmpty()
                || logs(reader, "IntegrationArtifact/Id%20eq%20'hostile'").isEmpty()) {
            assertThat(System.nanoTime()).as("logs of what was sent").isLessThan(end);
            Thread.sleep(100);
            found = logs(reader, "ApplicationMessageId%20eq%20'browser-order'");
        }
        return found.getFirst().get("MessageGuid").asText();
    }

    private static List<JsonNode> logs(String token, String condition) throws IOException, InterruptedException {
        JsonNode results = demo.read(
                        token, "/MessageProcessingLogs?$filter=Status%20eq%20'COMPLETED'%20and%20" + condition)
                .get("results");
        return results.isEmpty() ? List.of() : List.of(results.get(0));
    }

    private static void order(String token, String id) throws IOException, InterruptedException {
        demo.curl(demo.env("FLOW_URL"))
                .bearer(token)
                .header("order-id", id)
                .body("application/json", ORDER)
                .send()
                .ok();
    }
}
