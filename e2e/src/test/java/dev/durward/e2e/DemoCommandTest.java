package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code demo} and {@code stop}. */
class DemoCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SLOW_FLOW = """
            - route:
                from:
                  uri: durward-http:slow
                  parameters:
                    methods: POST
                    csrfProtected: false
                  steps:
                    - delay:
                        expression:
                          constant: "3600000"
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDetachedDemoRunsUntilItIsStopped() throws Exception {
        var started = Product.run("demo", "--port", "0", "--no-traffic", "--detach", "--data", folder.toString());
        Map<String, String> env = Demo.readEnv(folder);

        var second = Product.run("demo", "--port", "0", "--data", folder.toString());
        var stopped = Product.run("stop", "--data", folder.toString());
        var stoppedAgain = Product.run("stop", "--data", folder.toString());

        assertThat(started.exitCode()).isZero();
        assertThat(started.output()).contains("Durward is ready.", env.get("API_URL"), "curl --cacert");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("another Durward runs on " + folder, "durward stop --data " + folder);
        assertThat(stopped).isEqualTo(new Product.Outcome(0, "Stopped.\n"));
        assertThat(stoppedAgain).isEqualTo(new Product.Outcome(0, "No demo runs on " + folder + ".\n"));
    }

    @Test
    void aBusyPortIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome =
                    Product.run("demo", "--port", Integer.toString(taken.getLocalPort()), "--data", folder.toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output())
                    .contains("durward: ", "port " + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whatIsInFlightAtTheStopBecomesAbandoned() throws Exception {
        Files.createDirectories(folder.resolve("flows/demo"));
        Files.writeString(folder.resolve("flows/demo/slow.yaml"), SLOW_FLOW);
        Process sending;
        try (Demo demo = Demo.start(folder)) {
            String url = demo.env("FLOW_URL").replace("/http/orders", "/http/slow");
            sending = new ProcessBuilder(
                            "curl",
                            "-sS",
                            "--cacert",
                            demo.env("CA_FILE"),
                            "-d",
                            "x",
                            url,
                            "-H",
                            "Authorization: Bearer " + demo.token("FLOW_CLIENT"))
                    .redirectErrorStream(true)
                    .start();
            awaitSlowMessage(demo, "PROCESSING");
        }
        sending.destroyForcibly().waitFor();

        try (Demo demo = Demo.start(folder)) {
            awaitSlowMessage(demo, "ABANDONED");
        }
    }

    private static void awaitSlowMessage(Demo demo, String status) throws Exception {
        String token = demo.token("CLIENT");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode found = demo.read(token, "/MessageProcessingLogs?$filter=IntegrationFlowName%20eq%20'slow'")
                    .get("results");
            if (found.size() == 1 && found.get(0).get("Status").asText().equals(status)) {
                return;
            }
            assertThat(System.nanoTime())
                    .as("%s, waiting for %s", found, status)
                    .isLessThan(deadline);
        }
    }
}
