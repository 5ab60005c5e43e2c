package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform API says about a call, held against what the hosts of the product answer to it. */
class ExplanationTest {
    private static final String ACCOUNT = "/oauth/v1/accounts/demo";
    private static final String SECRET = "e2e-secret-of-a-client";

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.start(folder.resolve("demo"));
        for (String nodeType : List.of("tmn", "iflmap")) {
            demo.platform("POST", ACCOUNT + "/clients")
                    .body(
                            "application/json",
                            "{\"id\":\"explained-%1$s\",\"name\":\"A\",\"subscription\":\"durward:demo%1$s\",\"secret\":\"%2$s\"}"
                                    .formatted(nodeType, SECRET))
                    .send()
                    .ok();
        }
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static JsonNode explain(String nodeType, String method, String path) throws Exception {
        String query = "?clientId=explained-%s&nodeType=%s&method=%s&path=%s"
                .formatted(nodeType, nodeType, method, URLEncoder.encode(path, StandardCharsets.UTF_8));
        return demo.platform("GET", "/authorization/v1/accounts/demo/explanation" + query)
                .send()
                .ok()
                .json();
    }

    private static Answer call(String nodeType, String method, String path) throws Exception {
        String origin =
                demo.env(nodeType.equals("tmn") ? "API_URL" : "FLOW_URL").replaceFirst("^(https://[^/]+)/.*", "$1");
        String token = demo.token("explained-" + nodeType, SECRET);
        Path cookies = folder.resolve("cookies");
        String csrf = demo.curl(demo.env("API_URL") + "/")
                .bearer(demo.token("explained-tmn", SECRET))
                .with("-c", cookies.toString())
                .header("X-CSRF-Token", "Fetch")
                .send()
                .header("X-CSRF-Token");
        return demo.curl(origin + path)
                .bearer(token)
                .with("-b", cookies.toString(), "-X", method)
                .header("X-CSRF-Token", csrf)
                .header("Accept", "application/json")
                .send();
    }

    @ParameterizedTest
    @CsvSource({
        "tmn, GET, /api/v1/MessageProcessingLogs",
        "tmn, GET, /api/v1/MessageProcessingLogAttachments('x')",
        "tmn, GET, /api/v1/MessageProcessingLogErrorInformations('x')/$value",
        "tmn, GET, /api/v1/IntegrationRuntimeArtifacts",
        "tmn, GET, /api/v1/UserCredentials",
        "tmn, DELETE, /api/v1/UserCredentials('x')",
        "iflmap, POST, /http/orders",
    })
    void rolesThatAreNamedAreThoseThatAreMissed(String nodeType, String method, String path) throws Exception {
        JsonNode explanation = explain(nodeType, method, path);

        List<String> needed = new ArrayList<>();
        explanation.path("neededRoles").forEach(role -> needed.add(role.textValue()));
        Answer answer = call(nodeType, method, path);
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(explanation.path("status").intValue());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains(String.join(", ", needed));
    }
}
