package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cli.exit.ExitCode;
import dev.durward.testing.TestInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code durward token}. */
class TokenTest {
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

    @Test
    void getPrintsTheTokenAndNothingElse() {
        var run = cli.run("token", "get").ok();

        assertThat(run.out()).matches("[0-9a-f]{32}\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aTokenCanBeAskedForAsJsonWebToken() {
        assertThat(cli.run("token", "get", "--format", "jwt").ok().out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    }

    @Test
    void theSecretComesFromStandardInput() {
        cli.with("DURWARD_CLIENT_SECRET", "").typing(TestInstallation.SECRET.reveal() + "\n");

        assertThat(cli.run("token", "get", "--client-secret-file", "-").ok().out())
                .matches("[0-9a-f]{32}\n");
    }

    @Test
    void aSecretOnTheCommandLineIsNoOption() {
        var run = cli.run("token", "get", "--client-secret", "x").ends(ExitCode.USAGE);

        assertThat(run.err()).contains("Unknown option");
    }

    @Test
    void aWrongSecretIsNotAuthorizedAndShowsNowhere() {
        var run = cli.with("DURWARD_CLIENT_SECRET", "my-wrong-secret")
                .run("token", "get")
                .ends(ExitCode.NOT_AUTHORIZED);

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wrong or missing").doesNotContain("my-wrong-secret");
    }

    @Test
    void aServerThatIsAwayIsUnreachable() {
        var run = cli.run("token", "get", "--server", "http://localhost:1").ends(ExitCode.UNREACHABLE);

        assertThat(run.err()).contains("Nothing answers at http://localhost:1");
    }

    @Test
    void inspectSaysWhoseTokenItIsAndFailsForOneThatEnded() throws Exception {
        Path token = Files.writeString(
                folder.resolve("token"), cli.run("token", "get").out());
        String[] inspect = {"token", "inspect", "--token-file", token.toString(), "-o", "json"};

        assertThat(cli.run(inspect).json().path("client_id").asText()).isEqualTo(CliFixture.READER);
        cli.run("token", "revoke", "--client", CliFixture.READER, "--all").ok();
        cli.run(inspect).ends(ExitCode.NOT_AUTHORIZED);
    }

    @Test
    void oneTokenIsRevokedByTheIdThatListShows() {
        cli.run("token", "get").ok();
        cli.run("token", "get").ok();
        String[] list = {"token", "list", "--client", CliFixture.READER, "-q"};
        var ids = cli.run(list).ok().out().lines().toList();

        cli.run("token", "revoke", ids.getFirst()).ok();

        assertThat(ids).hasSize(2);
        assertThat(cli.run(list).ok().out().lines()).containsExactly(ids.getLast());
        cli.run("token", "revoke", ids.getFirst()).ends(ExitCode.NOT_FOUND);
    }

    @Test
    void secretsAreNotSentInTheClear() {
        var run = cli.run("token", "get", "--server", "http://durward.example").ends(ExitCode.USAGE);

        assertThat(run.err()).contains("must begin with https://");
    }

    @Test
    void aTokenFileThatHoldsSomethingElseIsRefused() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "two\nlines\n");

        cli.run("message", "list", "--token-file", other.toString()).ends(ExitCode.USAGE);
    }

    @Test
    void aSecretOnStandardInputServesAllStepsOfACommand() {
        cli.with("DURWARD_CLIENT_SECRET", "").typing(TestInstallation.SECRET.reveal() + "\n");

        cli.run("doctor", "--client-secret-file", "-").ok();
    }
}
