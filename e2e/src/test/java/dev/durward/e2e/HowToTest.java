package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.e2e.ScriptedServer.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The how-to pages about tokens, followed to the letter. */
class HowToTest {
    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final String TOKEN = "/token";
    private static final String LOGS = "/api/MessageProcessingLogs";
    private static final String COUNT = LOGS + "/$count";
    private static final List<Step> SCRIPT = List.of(
            new Step(TOKEN, "", 429, "{\"error\":\"temporarily_unavailable\"}"),
            new Step(TOKEN, "", 200, tokenResponse("first", 3600)),
            new Step(LOGS, "Bearer first", 401, ""),
            new Step(TOKEN, "", 200, tokenResponse("second", 3600)),
            new Step(LOGS, "Bearer second", 200, "page of logs"),
            new Step(COUNT, "Bearer second", 200, "number of logs"));
    private static final List<Step> SHORT_LIVED = List.of(
            new Step(TOKEN, "", 200, tokenResponse("first", 30)),
            new Step(LOGS, "Bearer first", 200, "page of logs"),
            new Step(TOKEN, "", 200, tokenResponse("second", 30)),
            new Step(COUNT, "Bearer second", 200, "number of logs"));

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        NodeProject.install(folder);
        // of several Pythons, the one that finds the libraries that Debian installs
        Path python = Files.createDirectory(folder.resolve("bin")).resolve("python3");
        Files.writeString(python, "#!/bin/sh\nexec /usr/bin/python3 \"$@\"\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        installJars(Files.createDirectory(folder.resolve("lib")));
        demo = Demo.startWithLogs(folder.resolve("durward-demo"));
    }

    private static void installJars(Path lib) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> jars = PATH_SEPARATOR
                .splitAsStream(classPath)
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        for (Path jar : jars) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String tokenResponse(String token, int lifetime) {
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifetime
                + ",\"scopes\":[]}";
    }

    private static Command shell(Path where) {
        return new Command(where, Map.of("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "java", "node", "python"})
    void thePageReadsLogsOfTheDemo(String language) throws Exception {
        var outcome = HowTo.page("get-a-token-with-" + language).follow(shell(folder));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output().split("\"MessageGuid\":\"", -1))
                .as(outcome.output())
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "curl, In a script",
        "java, With the JDK alone",
        "node, With Node's fetch",
        "python, With the standard library",
    })
    void theProgramWaitsAndRenewsOnceAndKeepsItsToken(String language, String heading) throws Exception {
        follow(language, heading, SCRIPT);
    }

    @ParameterizedTest
    @CsvSource({
        "curl, In a script",
        "java, With the JDK alone",
        "node, With Node's fetch",
        "python, With the standard library",
    })
    void theProgramRenewsItsTokenBeforeTheEnd(String language, String heading) throws Exception {
        follow(language, heading, SHORT_LIVED);
    }

    private static void follow(String language, String heading, List<Step> script) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            var outcome = HowTo.section("get-a-token-with-" + language, heading).follow(shell(folderOf(server)));

            assertThat(server.differences()).as(outcome.output()).isEmpty();
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("page of logs", "number of logs");
        }
    }

    /** A folder in which the demo seems to run at another place. */
    private static Path folderOf(ScriptedServer server) throws IOException {
        Path other = Files.createTempDirectory(folder, "scripted");
        String env = Files.readString(demo.folder().resolve("demo.env"))
                + "TOKEN_URL=%1$s/token\nTOKEN_URL_LOCAL=%1$s/token\nAPI_URL=%1$s/api\nAPI_URL_LOCAL=%1$s/api\n"
                        .formatted(server.origin());
        Files.createDirectory(other.resolve("durward-demo"));
        Files.writeString(other.resolve("durward-demo").resolve("demo.env"), env);
        return other;
    }
}
