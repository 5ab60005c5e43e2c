package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cli.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code durward apply}. */
class ApplyTest {
    private static final String TEAM = """
            users:
              - name: operator
                password: a-long-password
            accounts:
              - name: team
                short-name: t0815
                display-name: The team
                subscriptions: [tmn, iflmap]
                clients:
                  - id: log-reader
                    subscription: tmn
                    secret-file: log-reader.secret
                    token-lifetime: %s
                groups:
                  - name: Readers
                    users: [s0001]
                roles:
                  - subscription: tmn
                    name: NodeManager.read
                    users: [oauth_client_log-reader]
                    groups: [Readers]
                scopes:
                  - subscription: tmn
                    id: read
                    description: Reads logs
                application-secrets:
                  - subscription: tmn
                    secret: an-application-secret
            """;

    @TempDir
    Path folder;

    private CliFixture cli;

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
        Files.writeString(folder.resolve("log-reader.secret"), "log-reader-secret-1\n");
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private CliFixture.Run apply(String text, String... options) throws Exception {
        Files.writeString(folder.resolve("team.yaml"), text);
        String[] arguments = new String[3 + options.length];
        System.arraycopy(new String[] {"apply", "-f", "team.yaml"}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return cli.run(arguments);
    }

    @Test
    void aDryRunShowsEverythingAndChangesNothing() throws Exception {
        var run = apply(TEAM.formatted("60m"), "--dry-run").ok();

        assertThat(run.out().lines())
                .contains(
                        "+ user operator",
                        "+ account team",
                        "+ client team/log-reader",
                        "+ group team/Readers",
                        "+ user s0001 to group team/Readers",
                        "+ role NodeManager.read of durward:t0815tmn to user oauth_client_log-reader",
                        "+ role NodeManager.read of durward:t0815tmn to group Readers",
                        "+ scope read of durward:t0815tmn",
                        "+ secret of durward:t0815tmn");
        assertThat(run.out()).doesNotContain("log-reader-secret-1", "a-long-password", "an-application-secret");
        cli.run("account", "get", "team").ends(ExitCode.NOT_FOUND);
    }

    @Test
    void whatIsAppliedOnceIsAsDeclaredTheSecondTime() throws Exception {
        apply(TEAM.formatted("60m")).ok();

        var again = apply(TEAM.formatted("60m")).ok();

        assertThat(again.out()).isEmpty();
        assertThat(again.err()).isEqualTo("0 changed, 11 as declared.\n");
        assertThat(cli.run("role", "holders", "NodeManager.read", "--account", "team", "--short-name", "t0815", "-q")
                        .ok()
                        .out())
                .isEqualTo("oauth_client_log-reader\nReaders\n");
    }

    @Test
    void anAccountGetsItsDetailsAndSubscriptionsLaterToo() throws Exception {
        String small = """
                accounts:
                  - name: team
                    subscriptions: [tmn]
                """;
        apply(small).ok();
        String grown = small.replace("[tmn]", "[tmn, IFLMAP]") + """
                    description: What the team runs
                    used-for-production: true
                    beta-enabled: false
                """;

        assertThat(apply(grown).ok().out()).isEqualTo("""
                ~ account team: description '' -> 'What the team runs', usedForProduction 'false' -> 'true'
                + subscription iflmap of account team
                """);
        assertThat(apply(grown).ok().out()).isEmpty();
    }

    @Test
    void whatDiffersIsShownWithBothValuesAndChanged() throws Exception {
        apply(TEAM.formatted("60m")).ok();

        var changed =
                apply(TEAM.formatted("12h").replace("The team", "Our team")).ok();

        assertThat(changed.out()).isEqualTo("""
                        ~ account team: displayName 'The team' -> 'Our team'
                        ~ client team/log-reader: tokenLifetime '3600' -> '43200'
                        """);
        assertThat(cli.run("client", "get", "log-reader", "--account", "team", "-o", "json")
                        .json()
                        .path("tokenLifetime")
                        .asLong())
                .isEqualTo(43200);
    }

    @Test
    void platformRolesAreComparedAndNeverGiven() throws Exception {
        String users = """
                users:
                  - name: root
                    platform-roles:
                      durward: [Administrator]
                  - name: ann@example.com
                    platform-roles:
                      demo: [Developer]
                """;
        assertThat(apply(users).ok().err()).isEqualTo("0 changed, 2 as declared.\n");

        assertThat(apply(users.replace("Developer", "Administrator"))
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("line 5", "platform roles can't be given over the platform API");
    }

    @Test
    void whatTheFileDoesNotNameStays() throws Exception {
        apply("accounts:\n  - name: demo\n").ok();

        cli.run("client", "get", CliFixture.READER).ok();
    }

    @Test
    void aFileThatCannotBeUsedSaysWhereAndChangesNothing() throws Exception {
        var run = apply(TEAM.formatted("60m").replace("subscriptions:", "subscritpions:"))
                .ends(ExitCode.USAGE);

        assertThat(run.err()).contains("team.yaml, line", "subscritpions");
        cli.run("account", "get", "team").ends(ExitCode.NOT_FOUND);
        cli.run("apply", "-f", "nix.yaml").ends(ExitCode.USAGE);
        apply("accounts: [").ends(ExitCode.USAGE);
    }
}
