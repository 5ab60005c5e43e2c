package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durward.cli.exit.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code durward doctor}. */
class DoctorTest {
    @TempDir
    Path folder;

    private CliFixture cli;

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private List<String> wrong(ExitCode expected, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("doctor", "-o", "json"));
        arguments.addAll(List.of(options));
        var run = cli.run(arguments.toArray(String[]::new)).ends(expected);
        List<String> checks = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(run.out())) {
            if (row.path("result").asText().equals("WRONG")) {
                assertThat(row.path("remedy").asText()).isNotEmpty();
                checks.add(row.path("check").asText());
            }
        }
        return checks;
    }

    @Test
    void everythingIsFineAtAServerThatWorks() throws Exception {
        assertThat(wrong(ExitCode.OK)).isEmpty();
    }

    @Test
    void aWrongSecretIsFoundAtTheToken() throws Exception {
        cli.with("DURWARD_CLIENT_SECRET", "my-wrong-secret");

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("token");
    }

    @Test
    void aMissingRoleIsFoundAndTheCommandThatGivesItNamed() throws Exception {
        cli.run("role", "unassign", "NodeManager.read", "--client", CliFixture.READER)
                .ok();

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("logs", "roles");
        assertThat(cli.run("doctor").err())
                .contains("durward role assign NodeManager.read --client " + CliFixture.READER);
    }

    @Test
    void aServerThatIsAwayIsFoundAtThePort() throws Exception {
        assertThat(wrong(ExitCode.UNREACHABLE, "--server", "http://localhost:1"))
                .containsExactly("ports");
    }

    @Test
    void aNameThatNobodyKnowsIsFoundAtTheNames() throws Exception {
        assertThat(wrong(ExitCode.UNREACHABLE, "--server", "https://durward.invalid"))
                .containsExactly("names", "names", "names");
    }

    @Test
    void aClientOfAnotherApplicationIsFoundAtTheLogs() throws Exception {
        String[] create = {"client", "create", "sender", "--subscription", "iflmap", "-o", "json"};
        String secret = cli.run(create).json().path("secret").asText();
        cli.with("DURWARD_CLIENT_ID", "sender").with("DURWARD_CLIENT_SECRET", secret);

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("logs", "roles");
        assertThat(cli.run("doctor").err()).contains("subscribed to the tmn application");
    }

    @Test
    void missingSettingsAreWrongUsage() {
        cli.with("DURWARD_CLIENT_ID", "");

        assertThat(cli.run("doctor").ends(ExitCode.USAGE).err()).contains("--client-id", "DURWARD_CLIENT_ID");
    }
}
