package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, clients, secrets, roles, groups and users. */
class AdministrationTest {
    private static final String ROLE = "NodeManager.read";

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
    void anAccountMayHaveTheNameOfACommand() throws Exception {
        for (String[] line : new String[][] {
            {"--account", "demo", "account", "get"},
            {"--account=demo", "client", "list"},
            {"--account", "user", "client", "list"}
        }) {
            var run = cli.run(line);

            assertThat(run.err()).doesNotContain("Expected parameter");
            assertThat(run.exitCode()).isEqualTo(line[1].equals("user") ? ExitCode.NOT_FOUND : ExitCode.OK);
        }
    }

    @Test
    void aClientIsCreatedWithItsRolesAndASecretThatIsShownOnce() throws Exception {
        var created = cli.run("client", "create", "new~1", "--role", ROLE, "--token-lifetime", "12h", "-o", "json");

        assertThat(created.err()).contains("only this once");
        assertThat(created.json().path("secret").asText()).isNotEmpty();
        assertThat(created.json().path("tokenLifetime").asLong()).isEqualTo(43200);
        assertThat(cli.run("role", "holders", ROLE, "-q").ok().out()).contains("oauth_client_new~1\n");
        assertThat(cli.run("client", "get", "new~1", "-o", "json").json().has("secret"))
                .isFalse();
    }

    @Test
    void aSecretOfOnesOwnIsReadFromAFileAndNotPrinted() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "my-own-secret-0123456789\n");

        var created = cli.run("client", "create", "own", "--secret-file", secret.toString())
                .ok();

        assertThat(created.out() + created.err()).doesNotContain("my-own-secret");
        cli.with("DURWARD_CLIENT_ID", "own").with("DURWARD_CLIENT_SECRET", "my-own-secret-0123456789");
        cli.run("token", "get").ok();
    }

    @Test
    void aClientThatIsTakenFails() {
        var run = cli.run("client", "create", CliFixture.READER.toUpperCase(Locale.ROOT))
                .ends(ExitCode.FAILURE);

        assertThat(run.err()).startsWith("durward: ");
    }

    @Test
    void aClientIsDisabledEnabledAndDeleted() {
        cli.run("client", "disable", CliFixture.READER).ok();
        cli.run("token", "get").ends(ExitCode.NOT_AUTHORIZED);
        cli.run("client", "enable", CliFixture.READER).ok();
        cli.run("token", "get").ok();

        cli.run("client", "delete", CliFixture.READER).ok();

        cli.run("client", "get", CliFixture.READER).ends(ExitCode.NOT_FOUND);
    }

    @Test
    void aSecretIsRotatedAndTheOldOneEnds() throws Exception {
        String[] rotate = {"client", "secret", "rotate", CliFixture.READER, "--previous-ends-in", "1h", "-o", "json"};
        String secret = cli.run(rotate).json().path("secret").asText();
        var ids = cli.run("client", "secret", "list", CliFixture.READER, "-q")
                .ok()
                .out()
                .lines()
                .toList();

        cli.run("client", "secret", "delete", CliFixture.READER, ids.getLast()).ok();

        assertThat(ids).hasSize(2);
        cli.run("token", "get").ends(ExitCode.NOT_AUTHORIZED);
        cli.with("DURWARD_CLIENT_SECRET", secret).run("token", "get").ok();
    }

    @Test
    void rolesAreGivenToUsersAndGroupsAndTakenAway() {
        cli.run("group", "create", "Readers").ok();
        cli.run("role", "assign", ROLE, "--to", "s0001", "--group", "Readers").ok();

        assertThat(cli.run("role", "holders", ROLE, "-o", "csv").ok().out()).contains("s0001,user", "Readers,group");
        assertThat(cli.run("role", "of", "s0001", "-q").ok().out()).isEqualTo(ROLE + "\n");

        cli.run("role", "unassign", ROLE, "--to", "s0001", "--group", "Readers").ok();

        assertThat(cli.run("role", "holders", ROLE, "-q").ok().out()).doesNotContain("s0001", "Readers");
    }

    @Test
    void aRoleForNobodyIsWrongUsage() {
        assertThat(cli.run("role", "assign", ROLE).ends(ExitCode.USAGE).err()).contains("--to, --client, --group");
    }

    @Test
    void aGroupHoldsUsers() {
        cli.run("group", "create", "Readers").ok();
        cli.run("group", "add", "Readers", "s0001", "s0002").ok();
        cli.run("group", "remove", "Readers", "s0001").ok();

        assertThat(cli.run("group", "users", "Readers", "-q").ok().out()).isEqualTo("s0002\n");
        cli.run("group", "delete", "Readers").ok();
        assertThat(cli.run("group", "list", "-q").ok().out()).isEmpty();
    }

    @Test
    void aUserIsCreatedWithAPasswordFromStandardInput() {
        cli.typing("a-long-password\n");
        cli.run("user", "create", "s0001", "--new-password-file", "-").ok();

        assertThat(cli.run("user", "list", "-q").ok().out().lines()).contains("root", "s0001");
        cli.run("user", "disable", "s0001").ok();
        assertThat(cli.run("user", "get", "s0001", "--fields", "enabled", "-o", "csv")
                        .ok()
                        .out())
                .isEqualTo("enabled\r\nfalse\r\n");
        cli.run("user", "delete", "s0001").ok();
        cli.run("user", "get", "s0001").ends(ExitCode.NOT_FOUND);
    }

    @Test
    void anAccountIsCreatedAndDisabled() throws Exception {
        cli.run("account", "create", "team", "--short", "t0815").ok();
        cli.run("account", "disable", "team").ok();

        var account = cli.run("account", "get", "team", "-o", "json").json();

        assertThat(account.path("shortName").asText()).isEqualTo("t0815");
        assertThat(account.path("enabled").asBoolean()).isFalse();
    }

    @Test
    void whoIsNoMemberGetsNotFoundAndWhoIsWrongNotAuthorized() {
        cli.run("client", "list", "--account", "nix").ends(ExitCode.NOT_FOUND);
        cli.with("DURWARD_PASSWORD", "a-wrong-password").run("client", "list").ends(ExitCode.NOT_AUTHORIZED);
    }

    @Test
    void explainSaysWhyACallIsRefused() {
        assertThat(cli.run("explain", "--client", CliFixture.READER).ok().err()).contains("let through");
        cli.run("role", "unassign", ROLE, "--client", CliFixture.READER).ok();

        var run = cli.run("explain", "--client", CliFixture.READER, "-o", "csv").ends(ExitCode.NOT_AUTHORIZED);

        assertThat(run.out()).contains("role,false,").contains(ROLE);
        assertThat(run.err()).contains("refused with 403");
        cli.run("explain").ends(ExitCode.USAGE);
    }

    @Test
    void aRoleForAMistypedClientIsGivenWithAWarning() {
        var run = cli.run("role", "assign", ROLE, "--client", "readr~1").ok();

        assertThat(run.err()).contains("Warning: oauth_client_readr~1").contains("oauth_client_" + CliFixture.READER);
    }
}
