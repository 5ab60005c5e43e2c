package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a folder keeps when its server ends, in order or not. */
class RestartTest {
    private static final int ENOUGH = 40;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private static int read(Demo demo, String token) throws Exception {
        return demo.curl(demo.env("API_URL") + "/MessageProcessingLogs?$top=1")
                .bearer(token)
                .send()
                .status();
    }

    @Test
    void revokedStaysRevokedAndTheRestStaysValid() throws Exception {
        String revoked;
        String kept;
        Map<String, String> before;
        try (Demo demo = Demo.start(folder)) {
            revoked = demo.token("POST_CLIENT");
            kept = demo.token("CLIENT");
            before = demo.env();
            assertThat(read(demo, revoked)).isEqualTo(200);

            Answer answer = demo.platform(
                            "DELETE", "/oauth/v1/accounts/demo/clients/" + demo.env("POST_CLIENT_ID") + "/tokens")
                    .send();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(read(demo, revoked)).isEqualTo(401);
            assertThat(read(demo, kept)).isEqualTo(200);
        }

        try (Demo demo = Demo.start(folder)) {
            assertThat(read(demo, revoked)).isEqualTo(401);
            assertThat(read(demo, kept)).isEqualTo(200);
            assertThat(read(demo, demo.token("POST_CLIENT"))).isEqualTo(200);
            onlyAddressesChanged(before, demo);
            assertThat(demo.leakedSecrets()).isEmpty();
        }
    }

    private static void onlyAddressesChanged(Map<String, String> before, Demo demo) {
        String port = demo.env("API_URL_LOCAL").replaceAll(".*:(\\d+)/.*", "$1");
        assertThat(demo.env().keySet()).isEqualTo(before.keySet());
        demo.env().forEach((key, value) -> {
            if (key.equals("OPERATIONS_URL")) {
                return;
            }
            if (key.contains("_URL")) {
                assertThat(value).contains(":" + port);
            } else {
                assertThat(value).as(key).isEqualTo(before.get(key));
            }
        });
    }

    @Test
    @Timeout(120)
    void nothingAcknowledgedIsLostByAKill() throws Exception {
        Load load;
        try (Demo demo = Demo.start(folder)) {
            load = new Load(demo);
            load.start();
            while (load.tokens().size() < ENOUGH || load.messages().size() < ENOUGH) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            demo.kill();
        }
        List<String> tokens = List.copyOf(load.tokens());
        List<String> messages = List.copyOf(load.messages());

        Instant restarted = Instant.now();
        try (Demo demo = Demo.start(folder)) {
            List<String> refused = new ArrayList<>();
            for (String token : tokens) {
                if (load.statusOf(token, demo) != 200) {
                    refused.add(token);
                }
            }
            assertThat(refused).isEmpty();
            Map<String, String> statuses = statusesBefore(restarted, demo);
            assertThat(statuses.keySet()).containsAll(messages);
            assertThat(messages).extracting(statuses::get).containsOnly("COMPLETED");
            assertThat(statuses.values()).doesNotContain("PROCESSING", "RETRY");
        }
    }

    private static Map<String, String> statusesBefore(Instant restarted, Demo demo) throws Exception {
        String token = demo.token("CLIENT");
        String resource = "/MessageProcessingLogs?$select=MessageGuid,Status&$filter=LogStart%20lt%20datetime'"
                + LITERAL.format(restarted) + "'";
        Map<String, String> statuses = new HashMap<>();
        JsonNode page = demo.read(token, resource);
        while (true) {
            page.get("results")
                    .forEach(log -> statuses.put(
                            log.get("MessageGuid").asText(), log.get("Status").asText()));
            if (!page.has("__next")) {
                return statuses;
            }
            String next = page.get("__next").asText();
            page = demo.read(token, next.substring(next.indexOf("/MessageProcessingLogs")));
        }
    }
}
