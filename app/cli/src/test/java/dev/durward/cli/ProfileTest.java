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

/** Where settings come from, and which wins. */
class ProfileTest {
    @TempDir
    Path folder;

    private CliFixture cli;
    private String profile = "";

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
        profile = """
                profiles:
                  good:
                    server: http://localhost:%d
                    account: demo
                    client-id: %s
                    client-secret-file: secrets/reader
                """.formatted(cli.installation().port(), CliFixture.READER);
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/reader"), TestInstallation.SECRET.reveal() + "\n");
        for (String key : new String[] {"SERVER", "ACCOUNT", "CLIENT_ID", "CLIENT_SECRET", "USER", "PASSWORD"}) {
            cli.with("DURWARD_" + key, "");
        }
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void theFileOfTheHomeFolderIsFoundAndItsPathsStartThere() throws Exception {
        write("home/.config/durward/config.yaml", profile);
        Files.createDirectories(folder.resolve("home/.config/durward/secrets"));
        Files.copy(folder.resolve("secrets/reader"), folder.resolve("home/.config/durward/secrets/reader"));

        cli.with("HOME", folder.resolve("home").toString()).run("token", "get").ok();
        cli.with("HOME", "")
                .with("XDG_CONFIG_HOME", folder.resolve("home/.config").toString())
                .run("token", "get")
                .ok();
    }

    @Test
    void aDemoInThisFolderIsUsedWhenNothingElseIsSet() throws Exception {
        write("durward-demo/cli.yaml", profile.replace("secrets/reader", "../secrets/reader"));

        cli.run("token", "get").ok();
        cli.with("DURWARD_ACCOUNT", "demo").run("token", "get").ends(ExitCode.USAGE);
    }

    @Test
    void anOptionWinsOverTheEnvironmentWhichWinsOverTheFile() throws Exception {
        cli.with("DURWARD_PROFILE_FILE", write("p.yaml", profile).toString());

        cli.run("token", "get").ok();
        cli.with("DURWARD_CLIENT_ID", "nobody").run("token", "get").ends(ExitCode.NOT_AUTHORIZED);
        cli.run("token", "get", "--client-id", CliFixture.READER).ok();
        cli.run("--client-id", CliFixture.READER, "token", "get").ok();
    }

    @Test
    void oneOfSeveralProfilesIsChosenByName() throws Exception {
        String two = profile + "  bad:\n    server: http://localhost:1\n    account: demo\n    client-id: x\n"
                + "    client-secret: y\n";
        String[] get = {"token", "get", "--profile-file", write("p.yaml", two).toString()};

        assertThat(cli.run(get).ends(ExitCode.USAGE).err()).contains("several profiles (bad, good)");
        cli.with("DURWARD_PROFILE", "bad").run(get).ends(ExitCode.UNREACHABLE);
        cli.run("token", "get", "--profile-file", folder + "/p.yaml", "--profile", "good")
                .ok();
        cli.run("token", "get", "--profile-file", folder + "/p.yaml", "--profile", "nix")
                .ends(ExitCode.USAGE);
    }

    @Test
    void aFileWithAMistakeIsRefusedWithItsLine() throws Exception {
        String file = write("p.yaml", profile.replace("account:", "acount:")).toString();

        assertThat(cli.run("token", "get", "--profile-file", file)
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("p.yaml, line 4", "unknown key 'acount'");
        cli.run("token", "get", "--profile-file", folder + "/nix.yaml").ends(ExitCode.USAGE);
    }

    @Test
    void whatIsMissingIsNamedWithTheWaysToSetIt() {
        assertThat(cli.run("token", "get").ends(ExitCode.USAGE).err())
                .contains("'account' is not set", "--account", "DURWARD_ACCOUNT");
    }

    @Test
    void namesUnderLocalhostAreThisMachine() {
        // the listener answers 421 for the landscape of this name, which shows that it was reached
        var run = cli.with(
                        "DURWARD_SERVER",
                        "http://nobody.localhost:" + cli.installation().port())
                .with("DURWARD_ACCOUNT", "demo")
                .with("DURWARD_CLIENT_ID", "x")
                .with("DURWARD_CLIENT_SECRET", "y")
                .run("token", "get");

        assertThat(run.ends(ExitCode.UNREACHABLE).err()).contains("The server knows no such host");
    }
}
