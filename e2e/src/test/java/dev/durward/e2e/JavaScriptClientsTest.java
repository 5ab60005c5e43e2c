package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests in {@code src/test/js}, each of a client library for Node. */
class JavaScriptClientsTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        NodeProject.install(folder);
        demo = Demo.startWithLogs(folder.resolve("demo"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"openid-client, 2", "openid-client-standards, 4", "simple-oauth2, 2", "simple-oauth2-standards, 1"})
    void theTestsOfALibraryPass(String name, int tests) throws Exception {
        var outcome = new Command(folder, demo.env()).run("node", "--test", name + ".test.js");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("pass " + tests + "\n");
    }
}
