package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cockpit.api.Routes.Route;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page {@code docs/reference/platform-api.md}, run as its reader would: every call there is, with its status. */
class DocumentedCallsTest {
    private static final Path PAGE = Path.of("../../docs/reference/platform-api.md");
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("# (\\d{3})\\b");
    private static final String OTHER_PATH = "OfApplication";

    private record Answer(int status, String method, String path, String body) {}

    @TempDir
    private Path folder = Path.of("");

    private PlatformApiFixture api;

    @BeforeEach
    void start() throws IOException {
        api = new PlatformApiFixture(folder.resolve("data"));
        OAuthClient client = api.installation().client(DEMO, NodeType.TMN, "log-reader", ClientAuthentication.BASIC);
        api.access().tokens().issue(client, List.of(), "");
        api.access().tokens().issue(client, List.of(), "");
        // what the demo writes, for a plain listener
        Path demo = Files.createDirectory(folder.resolve("durward-demo"));
        Files.writeString(
                demo.resolve("demo.env"),
                "PLATFORM_URL=" + api.installation().url("api") + "\nADMIN_USER=root\nADMIN_PASSWORD='"
                        + SECRET.reveal() + "'\nCLIENT_ID=log-reader\nCA_FILE=" + Files.createFile(folder.resolve("ca"))
                        + "\n");
        Path recorder = Files.createDirectory(folder.resolve("bin")).resolve("curl");
        Files.writeString(recorder, """
                #!/bin/bash
                body=$(mktemp answer.XXXXXXXX)
                /usr/bin/curl "$@" --globoff -o "$body" -w "$body %{http_code} %{method} %{url_effective}\\n" >> calls
                cat "$body"
                """);
        Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String commands() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        return blocks.results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
    }

    private void run(String commands) throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).directory(folder.toFile());
        shell.environment().merge("PATH", "", (path, ignored) -> folder.resolve("bin") + ":" + path);
        Path said = folder.resolve("said");
        Process process =
                shell.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    private List<Answer> answers() throws IOException {
        String base = api.installation().url("api");
        List<Answer> answers = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("calls"))) {
            String[] cells = line.split(" ", 4);
            answers.add(new Answer(
                    Integer.parseInt(cells[1]),
                    cells[2],
                    cells[3].substring(base.length()),
                    Files.readString(folder.resolve(cells[0]))));
        }
        return answers;
    }

    @Test
    void everyCallIsShownAndAnswersAsThePageSays() throws Exception {
        String commands = commands();
        run(commands);

        List<Answer> answers = answers();
        List<Integer> promised = STATUS.matcher(commands)
                .results()
                .map(status -> Integer.valueOf(status.group(1)))
                .toList();
        assertThat(answers).extracting(Answer::status).containsExactlyElementsOf(promised);
        DescribedAnswers description = new DescribedAnswers(api.api().routes());
        Set<Route> shown = new HashSet<>();
        for (Answer answer : answers) {
            description.requireDescribed(answer.method(), answer.path(), answer.status(), answer.body());
            shown.add(description.route(answer.method(), answer.path()).orElseThrow());
        }
        assertThat(api.api().routes())
                .filteredOn(route -> !route.call().id().endsWith(OTHER_PATH))
                .allSatisfy(route -> assertThat(shown).contains(route));
    }
}
