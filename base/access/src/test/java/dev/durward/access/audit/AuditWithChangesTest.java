package dev.durward.access.audit;

import static dev.durward.access.AccessFixture.ADMIN;
import static dev.durward.access.AccessFixture.DEMO;
import static dev.durward.access.AccessFixture.TMN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durward.access.Access;
import dev.durward.access.AccessFixture;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.access.registry.NewSecret;
import dev.durward.access.token.ValidToken;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.store.directory.DirectoryData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 36: a change and its line in the audit log are one: neither exists without the other. */
class AuditWithChangesTest {
    private static final ApplicationKey IFLMAP = ApplicationKey.of("demo", NodeType.IFLMAP);
    private static final RoleKey ROLE = new RoleKey("demo", TMN, "NodeManager.read");
    private static final ApplicationScope SCOPE = new ApplicationScope("demo", TMN, "read", "Reads");

    @TempDir
    private Path folder = Path.of("");

    private AccessFixture fixture;
    private Access access;

    @BeforeEach
    void open() {
        fixture = new AccessFixture(folder);
        access = fixture.access();
        access.keyRotation().keepUp();
        fixture.client("reader", Duration.ofHours(1));
        access.clients()
                .addSecret("demo", "reader", new NewSecret(Optional.empty(), Duration.ofHours(1)), ADMIN)
                .orThrow();
        access.applications().createScope(SCOPE, ADMIN).orThrow();
        access.roles()
                .assign(ROLE, List.of(new Principal.User("someone")), ADMIN)
                .orThrow();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static NewClient wanted(String id) {
        return new NewClient(
                Optional.of(id),
                id,
                "",
                TMN,
                Optional.of(AccessFixture.SECRET),
                ClientAuthentication.BASIC,
                Duration.ofHours(1));
    }

    private static ClientUpdate disabled() {
        return new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty());
    }

    private static ClientUpdate secret(String secret) {
        return new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Secret.of(secret)));
    }

    private OAuthClient reader() {
        return access.directory().current().client("demo", "reader").orElseThrow();
    }

    /** In an order in which each can be made. */
    private Map<String, Supplier<ChangeResult<?>>> changes() {
        Map<String, Supplier<ChangeResult<?>>> changes = new LinkedHashMap<>();
        List<Principal> someone = List.of(new Principal.User("someone"));
        List<Principal> another = List.of(new Principal.User("another"));
        changes.put(
                "end a secret",
                () -> access.clients()
                        .removeSecret(
                                "demo", "reader", reader().secrets().getLast().id(), ADMIN));
        changes.put("register", () -> access.clients().register("demo", wanted("second"), ADMIN));
        changes.put("disable", () -> access.clients().update("demo", "reader", disabled(), ADMIN));
        changes.put(
                "replace the secret",
                () -> access.clients().update("demo", "reader", secret("another-secret-of-mine"), ADMIN));
        changes.put("revoke all", () -> access.clients().revokeTokens("demo", "reader", ADMIN));
        changes.put("assign", () -> access.roles().assign(ROLE, another, ADMIN));
        changes.put("unassign", () -> access.roles().unassign(ROLE, someone, ADMIN));
        changes.put(
                "create a scope",
                () -> access.applications().createScope(new ApplicationScope("demo", TMN, "write", ""), ADMIN));
        changes.put("delete a scope", () -> access.applications().deleteScope(SCOPE, ADMIN));
        changes.put("disable the subscription", () -> access.applications().enable("demo", TMN, false, ADMIN));
        changes.put("create a user", () -> access.accounts().putUser("newcomer", AccessFixture.SECRET, ADMIN));
        changes.put("delete", () -> access.clients().delete("demo", "reader", ADMIN));
        changes.put("unsubscribe", () -> access.applications().unsubscribe("demo", IFLMAP, ADMIN));
        changes.put(
                "disable the account",
                () -> access.accounts().change("demo", AccountUpdate.NOTHING.withEnabled(false), ADMIN));
        return changes;
    }

    private Map<String, Supplier<ChangeResult<?>>> refused() {
        Map<String, Supplier<ChangeResult<?>>> refused = new LinkedHashMap<>();
        refused.put("id taken", () -> access.clients().register("demo", wanted("READER"), ADMIN));
        refused.put("id not allowed", () -> access.clients().register("demo", wanted("r e"), ADMIN));
        refused.put("no account", () -> access.clients().register("nowhere", wanted("second"), ADMIN));
        refused.put("unknown client", () -> access.clients().delete("demo", "nobody", ADMIN));
        refused.put("short secret", () -> access.clients().update("demo", "reader", secret("short"), ADMIN));
        refused.put(
                "third secret",
                () -> access.clients()
                        .addSecret("demo", "reader", new NewSecret(Optional.empty(), Duration.ZERO), ADMIN));
        refused.put("unknown secret", () -> access.clients().removeSecret("demo", "reader", "nothing", ADMIN));
        refused.put("bound clients", () -> access.applications().unsubscribe("demo", TMN, ADMIN));
        refused.put("subscribed", () -> access.applications().subscribe("demo", NodeType.TMN, ADMIN));
        refused.put("scope exists", () -> access.applications().createScope(SCOPE, ADMIN));
        refused.put(
                "unknown account",
                () -> access.accounts().change("nowhere", AccountUpdate.NOTHING.withDisplayName("x"), ADMIN));
        refused.put("user of a client", () -> access.accounts().putUser("oauth_client_x", AccessFixture.SECRET, ADMIN));
        return refused;
    }

    /** All of an account, and what belongs to none. */
    private int changesInTheLog() {
        return events("demo") + events("durward");
    }

    private int events(String account) {
        return (int) fixture.stores().audit().newest(account, 1000).stream()
                .filter(event -> event.category() == AuditEvent.Category.CONFIGURATION)
                .count();
    }

    private DirectoryData stored() {
        return fixture.stores().directory().load();
    }

    private void inDirectoryFile(String sql) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("directory.db"));
                Statement statement = file.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void everyChangeHasOneLine() {
        changes().forEach((name, change) -> {
            int before = changesInTheLog();
            assertThat(change.get()).as(name).isInstanceOf(ChangeResult.Changed.class);
            assertThat(changesInTheLog()).as(name).isEqualTo(before + 1);
        });
        assertThat(fixture.stores().audit().firstBroken("demo")).isEmpty();
        assertThat(fixture.stores().audit().firstBroken("durward")).isEmpty();
    }

    @Test
    void refusedChangeLeavesNoLine() {
        int before = changesInTheLog();
        DirectoryData untouched = stored();

        refused().forEach((name, change) -> assertThat(change.get()).as(name).isInstanceOf(ChangeResult.Refused.class));

        assertThat(changesInTheLog()).isEqualTo(before);
        assertThat(stored()).isEqualTo(untouched);
    }

    @Test
    void changeWhoseLineCanNotBeWrittenIsNotMade() throws Exception {
        ValidToken token = access.tokens()
                .find(access.tokens().issue(reader(), List.of(), "").text(), DEMO)
                .orElseThrow();
        String signed = access.tokens().issueJwt(reader(), List.of(), "").text();
        DirectoryData untouched = stored();
        DirectoryData inMemory = access.directory().current().data();
        inDirectoryFile("CREATE TRIGGER no_audit BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END");

        changes()
                .forEach((name, change) -> assertThatExceptionOfType(RuntimeException.class)
                        .as(name)
                        .isThrownBy(change::get));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> access.tokens().revoke(token, ADMIN));

        assertThat(stored()).isEqualTo(untouched);
        assertThat(access.directory().current().data()).isEqualTo(inMemory);
        assertThat(access.tokens().find(signed, DEMO)).isPresent();
        assertThat(fixture.stores().tokens().find(token.id())).isPresent();
        assertThat(fixture.stores().revocations().after(0, 10)).isEmpty();
        inDirectoryFile("DROP TRIGGER no_audit");
        access.tokens().revoke(token, ADMIN);
        assertThat(fixture.stores().tokens().find(token.id())).isEmpty();
        assertThat(fixture.stores().audit().firstBroken("demo")).isEmpty();
    }
}
