package dev.durward.server.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.access.Access;
import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.Actor;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.secret.Secret;
import dev.durward.testing.TestInstallation;
import dev.durward.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {
    private static final String COMPLETE = """
            users:
              - name: operator
                password: a-long-password
                platform-roles:
                  durward: [Administrator]
            accounts:
              - name: team
                short-name: t0815
                display-name: The team
                subscriptions: [tmn, iflmap]
                clients:
                  - id: reader
                    name: Reader
                    subscription: tmn
                    secret-file: reader.secret
                    authentication: basic-or-body
                    token-lifetime: 12h
                groups:
                  - name: Readers
                    users: [s0001, S0002]
                roles:
                  - subscription: tmn
                    name: NodeManager.read
                    users: [oauth_client_reader]
                    groups: [readers]
                scopes:
                  - subscription: tmn
                    id: read
                    description: Reads logs
                application-secrets:
                  - subscription: tmn
                    secret: introspection-secret-16
            """;

    @TempDir
    private Path folder;

    private TestInstallation installation;
    private Access access;
    private Declarations declarations;

    @BeforeEach
    void start() throws IOException {
        installation = TestInstallation.in(folder.resolve("store"));
        access = installation.access();
        declarations = new Declarations(access);
        Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(folder.resolve("declarations/reader.secret"), "first-secret-of-16\n");
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    private void apply(String text) throws IOException {
        Files.writeString(folder.resolve("declarations/team.yaml"), text);
        declarations.applyFolder(folder.resolve("declarations"));
    }

    private boolean secretWorks(String secret) {
        return access.clientAuthenticator()
                        .authenticate(team(), new BasicCredentials("reader", Secret.of(secret)), "127.0.0.1")
                instanceof ClientAuthenticator.Outcome.Known;
    }

    private Account team() {
        return access.directory().current().account("team").orElseThrow();
    }

    @Test
    void everythingDeclaredIsCreated() throws IOException {
        apply(COMPLETE);

        var directory = access.directory().current();
        assertThat(team()).isEqualTo(new Account("team", "t0815", "The team", true));
        var client = directory.client("team", "reader").orElseThrow();
        assertThat(client.tokenLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(client.authentication()).isEqualTo(ClientAuthentication.BASIC_OR_BODY);
        assertThat(client.application()).hasToString("durward:t0815tmn");
        assertThat(secretWorks("first-secret-of-16")).isTrue();
        for (String user : new String[] {"oauth_client_reader", "s0001", "S0002"}) {
            assertThat(directory.roles("team", client.application(), user)).containsExactly("NodeManager.read");
        }
        assertThat(directory.platformRoles("team", "operator")).containsExactly(PlatformRole.ADMINISTRATOR);
        assertThat(directory.subscription(team(), NodeType.IFLMAP)).isPresent();
    }

    @Test
    void aNameWithoutPasswordIsAMemberAndNoLocalUser() throws IOException {
        apply("""
                users:
                  - name: ann@example.com
                    platform-roles:
                      demo: [Developer, Support User]
                """);

        var directory = access.directory().current();
        assertThat(directory.user("ann@example.com")).isEmpty();
        assertThat(directory.platformRoles("demo", "ann@example.com"))
                .containsExactlyInAnyOrder(PlatformRole.DEVELOPER, PlatformRole.SUPPORT_USER);
    }

    @Test
    void changedTextUpdatesWhatItNamesAndKeepsTheSecret() throws IOException {
        apply(COMPLETE);
        Files.writeString(folder.resolve("declarations/reader.secret"), "second-secret-of-16");

        apply(COMPLETE.replace("12h", "90m").replace("The team", "Our team"));

        assertThat(access.directory().current().client("reader").orElseThrow().tokenLifetime())
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(team().displayName()).isEqualTo("Our team");
        assertThat(secretWorks("first-secret-of-16")).isTrue();
        assertThat(secretWorks("second-secret-of-16")).isFalse();
    }

    @Test
    void scopesAndSecretsOfApplicationsAreCreatedAndAnExistingSecretStays() throws IOException {
        apply(COMPLETE);
        var application = ApplicationKey.parse("durward:t0815tmn");
        var secrets = access.directory().current().applicationSecrets("team", application);
        assertThat(access.directory().current().scopes("team", application)).containsExactly("read");
        assertThat(secrets).hasSize(1);

        apply(COMPLETE.replace("Reads logs", "Reads").replace("introspection-secret-16", "introspection-secret-17"));
        assertThat(access.directory().current().data().scopes())
                .containsExactly(new ApplicationScope("team", application, "read", "Reads"));
        assertThat(access.directory().current().applicationSecrets("team", application))
                .isEqualTo(secrets);
    }

    @Test
    void changedTextDoesNotEnableADisabledAccount() throws IOException {
        apply(COMPLETE);
        access.accounts()
                .change("team", AccountUpdate.NOTHING.withEnabled(false), new Actor("admin", ""))
                .orThrow();

        apply(COMPLETE.replace("The team", "Our team"));

        assertThat(team()).isEqualTo(new Account("team", "t0815", "Our team", false));
    }

    @Test
    void whatTheTextNotesAboutAnAccountIsKeptAndTheRestStays() throws IOException {
        apply(COMPLETE.replace("display-name:", "description: Ours\n    beta-enabled: true\n    display-name:"));
        assertThat(team().details()).isEqualTo(new AccountDetails("Ours", false, true));

        apply(COMPLETE.replace("display-name:", "used-for-production: true\n    display-name:"));

        assertThat(team().details()).isEqualTo(new AccountDetails("Ours", true, true));
    }

    @Test
    void unchangedTextDoesNotBringBackWhatWasDeleted() throws IOException {
        apply(COMPLETE);
        access.clients().delete("team", "reader", new Actor("admin", "")).orThrow();

        apply(COMPLETE);
        assertThat(access.directory().current().client("reader")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: team|name: Team|line 7: account name must be a lower-case letter",
                "subscriptions:|subscription:|line 10: unknown key 'subscription'; known here are",
                "[tmn, iflmap]|[cloud]|line 10: subscriptions: must be tmn or iflmap, was 'cloud'",
                "id: reader|id: a b|line 12: client id must be 1 to 128 characters",
                "secret-file: reader.secret|secret: short|line 12: secret must have 16 to 1000 characters",
                "secret-file: reader.secret|secret-file: none|line 12: the secret file",
                "secret-file: reader.secret|description: x|line 12: add 'secret' or 'secret-file' to client 'reader'",
                "token-lifetime: 12h|token-lifetime: soon|line 17: token-lifetime: must be a duration such as",
                "basic-or-body|post|line 16: authentication: client authentication must be basic or basic-or-body",
                "name: NodeManager.read|name: Nothing|line 22: application durward:t0815tmn has no role 'Nothing'",
                "[Administrator]|[Boss]|line 2: platform role must be Administrator",
                "groups: [readers]|groups: [writers]|line 22: ",
                "users: [s0001, S0002]|users: s0001|line 20: 'users' must be a list",
                "short-name: t0815|name: twice|line 8: key 'name' stands twice",
                "id: read|id: a b|line 27: scope must have 1 to 255 printable ASCII characters",
                "secret: introspection-secret-16|secret: short|line 31: secret must have 16 to 1000 characters",
                "secret: introspection-secret-16|secret-file: none|line 31: the secret file",
                "accounts:|accounts: {|line "
            })
    void refusalNamesFileLineAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> apply(COMPLETE.replace(right, wrong)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("team.yaml, " + message);
    }

    @Test
    void missingFolderDeclaresNothing() throws IOException {
        declarations.applyFolder(folder.resolve("nowhere"));

        assertThat(access.directory().current().data().declarations()).isEmpty();
    }
}
