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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            # package-name: Demo flows
            - route:
                id: main
                from:
                  uri: timer:hostile?repeatCount=1
                  steps:
                    - setHeader: { name: SAP_Sender, constant: '%1$s' }
                    - setHeader: { name: SAP_Receiver, constant: '=1+1' }
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

    @Test
    void peopleFindTheirMessagesAndOthersFindNone() throws Exception {
        NodeProject.install(folder);
        try (Demo demo = Demo.startWithLogs(folder.resolve("demo"))) {
            user(demo, "operator", READ, NODE, "esbmessagestorage.read");
            user(demo, "reader", READ, NODE);
            user(demo, "nobody");
            Files.writeString(demo.folder().resolve("flows/demo/hostile.yaml"), HOSTILE_FLOW);
            String guid = send(demo);

            Map<String, String> env = new HashMap<>(demo.env());
            env.put("PEOPLE_PASSWORD", PASSWORD);
            env.put("ORDER_GUID", guid);
            var outcome = new Command(folder, env).run("node", "--test", "browser/monitor.test.mjs");

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("pass 13\n");
        }
    }

    private static void user(Demo demo, String name, String... roles) throws IOException, InterruptedException {
        demo.platform("POST", "/oauth/v1/accounts/durward/users")
                .body("application/json", "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}")
                .send()
                .ok();
        if (roles.length == 0) {
            return;
        }
        String body = Arrays.stream(roles)
                .map(role ->
                        "{\"name\":\"" + role + "\",\"applicationName\":\"demotmn\",\"providerAccount\":\"durward\"}")
                .collect(Collectors.joining(",", "{\"roles\":[", "]}"));
        demo.platform("PUT", "/authorization/v1/accounts/demo/users/roles?userId=" + name + "&providerAccount=durward")
                .body("application/json", body)
                .send()
                .ok();
    }

    /** Sends orders until there is more than a page; returns the id of the one named {@code browser-order}. */
    private static String send(Demo demo) throws IOException, InterruptedException {
        String token = demo.token("FLOW_CLIENT");
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            order(demo, token, "more-" + i);
        }
        order(demo, token, "browser-order");
        String reader = demo.token("CLIENT");
        List<JsonNode> found = List.of();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (found.isEmpty()
                || logs(demo, reader, "IntegrationArtifact/Id%20eq%20'hostile'").isEmpty()) {
            assertThat(System.nanoTime()).as("logs of what was sent").isLessThan(end);
            Thread.sleep(100);
            found = logs(demo, reader, "ApplicationMessageId%20eq%20'browser-order'");
        }
        return found.getFirst().get("MessageGuid").asText();
    }

    private static List<JsonNode> logs(Demo demo, String token, String condition)
            throws IOException, InterruptedException {
        JsonNode results = demo.read(
                        token, "/MessageProcessingLogs?$filter=Status%20eq%20'COMPLETED'%20and%20" + condition)
                .get("results");
        return results.isEmpty() ? List.of() : List.of(results.get(0));
    }

    private static void order(Demo demo, String token, String id) throws IOException, InterruptedException {
        demo.curl(demo.env("FLOW_URL"))
                .bearer(token)
                .header("order-id", id)
                .body("application/json", ORDER)
                .send()
                .ok();
    }
}
