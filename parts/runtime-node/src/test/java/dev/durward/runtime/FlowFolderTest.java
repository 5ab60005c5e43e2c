package dev.durward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.MessageStatus;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when flow files come, change, break and go. */
class FlowFolderTest {
    private static final String HELLO = """
            # name: Hello
            # version: 2.1.0
            - route:
                from:
                  uri: durward-http:hello
                  parameters:
                    csrfProtected: false
                  steps:
                    - setBody:
                        constant: hello
            """;

    @TempDir
    Path folder;

    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        node = TestNode.started(folder);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void filesAreDeployedRedeployedAndRemoved() throws Exception {
        var artifact = node.deploy("hello", "STARTED", HELLO);
        assertThat(artifact.name()).isEqualTo("Hello");
        assertThat(artifact.version()).isEqualTo("2.1.0");
        assertThat(node.post("/hello", "").body()).isEqualTo("hello");

        node.deploy("hello", "STARTED", HELLO.replace("constant: hello", "constant: good morning"));
        assertThat(node.post("/hello", "").body()).isEqualTo("good morning");

        Files.delete(node.flows.resolve("demo/hello.yaml"));
        TestNode.await(() -> !node.artifacts.containsKey("hello"));
        assertThat(node.post("/hello", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aBrokenFileIsAnArtifactInErrorAndTheOthersKeepRunning() throws Exception {
        node.deploy("hello", "STARTED", HELLO);

        var artifact = node.deploy("broken", "ERROR", "- route:\n    from: [\n");

        assertThat(artifact.error().orElseThrow()).startsWith("broken.yaml:3: is no valid YAML");
        assertThat(node.post("/hello", "").statusCode()).isEqualTo(200);

        node.deploy("broken", "STARTED", HELLO.replace(":hello", ":mended"));
        assertThat(node.post("/mended", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uri: durward-http:hello     | uri: file:/tmp                  | :5: the component 'file' is not allowed",
                "constant: hello             | groovy: hello                   | :10: the language",
                "constant: hello             | simple: \"{{env:MASTER_KEY}}\"  | :10: flows can't read the environment",
                "csrfProtected: false        | csrfProtectedd: false           | :",
                "csrfProtected: false        | methods: BREW                   | option 'methods' of durward-http knows no method",
                "- setBody:                  | - setBoddy:                     | :9: ",
                "# name: Hello               | # log-level: LOUD               | log-level must be one of",
            })
    void aFaultyFileIsRefusedWithItsNameAndReason(String find, String replace, String reason) throws Exception {
        var artifact = node.deploy("faulty", "ERROR", HELLO.replace(find, replace));

        assertThat(artifact.error().orElseThrow()).startsWith("faulty.yaml").contains(reason);
    }

    @Test
    void beansOtherThanTheMessageLogAreRefused() throws Exception {
        var artifact = node.deploy("beans", "ERROR", HELLO + """
                    - bean:
                        beanType: java.lang.Runtime
                        method: gc
            """);

        assertThat(artifact.error().orElseThrow()).startsWith("beans.yaml:12: a bean may only have 'ref'");
    }

    @Test
    void twoFlowsCannotListenOnOnePath() throws Exception {
        node.deploy("hello", "STARTED", HELLO);

        var artifact = node.deploy("second", "ERROR", HELLO);

        assertThat(artifact.error().orElseThrow()).contains("second.yaml", "taken by flow 'hello'");
        assertThat(node.post("/hello", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsInFlightWhenAFlowChangesIsAbandoned() throws Exception {
        String slow = """
                - route:
                    from:
                      uri: durward-http:slow
                      parameters:
                        csrfProtected: false
                      steps:
                        - delay:
                            constant: "6000"
                """;
        node.deploy("slow", "STARTED", slow);
        Thread caller = Thread.startVirtualThread(() -> callQuietly("/slow"));
        node.awaitMessage("slow", MessageStatus.PROCESSING);

        node.deploy("slow", "STARTED", slow.replace("6000", "1"));

        assertThat(node.awaitMessage("slow", MessageStatus.ABANDONED).log().logEnd())
                .isNotNull();
        assertThat(caller.join(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(node.messagesOf("slow"))
                .extracting(report -> report.log().status())
                .containsOnly(MessageStatus.ABANDONED);
    }

    @Test
    void whatIsInFlightWhenTheNodeStopsIsAbandoned() throws Exception {
        node.deploy("slow", "STARTED", """
                - errorHandler:
                    defaultErrorHandler:
                      redeliveryPolicy:
                        maximumRedeliveries: 5
                        redeliveryDelay: 60000
                - route:
                    from:
                      uri: durward-http:slow
                      parameters:
                        csrfProtected: false
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: not now
                """);
        Thread.startVirtualThread(() -> callQuietly("/slow"));
        node.awaitMessage("slow", MessageStatus.RETRY);

        node.close();

        node.awaitMessage("slow", MessageStatus.ABANDONED);
    }

    private void callQuietly(String path) {
        try {
            node.send(node.request(path).POST(HttpRequest.BodyPublishers.ofString("x")));
        } catch (Exception stopped) {
            assertThat(stopped).isNotNull();
        }
    }
}
