package dev.durward.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ApplicationSecret;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import dev.durward.store.directory.DirectoryChange.AddToGroup;
import dev.durward.store.directory.DirectoryChange.Assign;
import dev.durward.store.directory.DirectoryChange.CreateClient;
import dev.durward.store.directory.DirectoryChange.CreateGroup;
import dev.durward.store.directory.DirectoryChange.CreateRole;
import dev.durward.store.directory.DirectoryChange.DeleteClient;
import dev.durward.store.directory.DirectoryChange.DeleteMember;
import dev.durward.store.directory.DirectoryChange.DeleteSubscription;
import dev.durward.store.directory.DirectoryChange.DeleteUser;
import dev.durward.store.directory.DirectoryChange.PutAccount;
import dev.durward.store.directory.DirectoryChange.PutDeclaration;
import dev.durward.store.directory.DirectoryChange.PutMember;
import dev.durward.store.directory.DirectoryChange.PutScope;
import dev.durward.store.directory.DirectoryChange.PutSubscription;
import dev.durward.store.directory.DirectoryChange.PutUser;
import dev.durward.store.directory.DirectoryChange.RemoveFromGroup;
import dev.durward.store.directory.DirectoryChange.ReplaceApplicationSecrets;
import dev.durward.store.directory.DirectoryChange.ReplaceClient;
import dev.durward.store.directory.DirectoryChange.Unassign;
import dev.durward.store.directory.DirectoryChange.UseCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@link DirectoryRepository} does on every database; run on each by a class of its own. */
abstract class DirectoryConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final ApplicationKey TMN = ApplicationKey.of("demo", NodeType.TMN);
    private static final RoleKey READ = new RoleKey("demo", TMN, "IntegrationOperationServer.read");

    private final StoreKind kind;

    private StoreConfig config;
    private Stores stores;

    DirectoryConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        config = kind.newStore(folder);
        stores = SqlStores.open(config);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void everythingPutIsLoadedAgainAlsoAfterReopening() {
        OAuthClient client = client("demo", "Reader-1~x");
        apply(
                new PutAccount(Account.of("demo")),
                new PutSubscription(Account.of("demo").subscription(NodeType.TMN)),
                new CreateClient(client),
                new PutUser(new LocalUser("admin", "hash", true)),
                new PutMember(new Member("demo", "admin", PlatformRole.SUPPORT_USER)),
                new CreateRole(new RoleKey("demo", TMN, "custom")),
                new CreateGroup("demo", "Operators Ä"),
                new AddToGroup(new GroupMembership("demo", "operators ä", "Ann")),
                new Assign(new RoleAssignment(READ, new Principal.User("Ann"))),
                new Assign(new RoleAssignment(READ, new Principal.Group("Operators Ä"))),
                new PutDeclaration("demo.yaml", "ab12"));
        stores.close();
        stores = SqlStores.open(config);

        DirectoryData data = stores.directory().load();

        assertThat(data.changeCounter()).isEqualTo(1);
        assertThat(data.accounts()).containsExactly(Account.of("demo"));
        assertThat(data.subscriptions()).containsExactly(Account.of("demo").subscription(NodeType.TMN));
        assertThat(data.clients()).containsExactly(client);
        assertThat(data.users()).containsExactly(new LocalUser("admin", "hash", true));
        assertThat(data.members()).containsExactly(new Member("demo", "admin", PlatformRole.SUPPORT_USER));
        assertThat(data.customRoles()).containsExactly(new RoleKey("demo", TMN, "custom"));
        assertThat(data.groups()).containsEntry("demo", List.of("Operators Ä"));
        assertThat(data.memberships()).containsExactly(new GroupMembership("demo", "Operators Ä", "Ann"));
        assertThat(data.assignments())
                .containsExactlyInAnyOrder(
                        new RoleAssignment(READ, new Principal.User("Ann")),
                        new RoleAssignment(READ, new Principal.Group("Operators Ä")));
        assertThat(data.declarations()).containsEntry("demo.yaml", "ab12");
    }

    @Test
    void counterRisesWithEveryChange() {
        assertThat(stores.directory().changeCounter()).isZero();

        assertThat(apply(new PutAccount(Account.of("demo")))).isEqualTo(1);
        assertThat(apply(new PutAccount(Account.of("demo")))).isEqualTo(2);
        assertThat(stores.directory().changeCounter()).isEqualTo(2);
    }

    @Test
    void puttingAgainReplaces() {
        apply(new PutAccount(Account.of("demo")), new PutUser(new LocalUser("admin", "a", true)));

        Account renamed = new Account("demo", "other", "Other", false, new AccountDetails("Ours ä", true, true));
        apply(
                new PutAccount(renamed),
                new PutUser(new LocalUser("admin", "b", false)),
                new PutDeclaration("f", "1"),
                new PutDeclaration("f", "2"));

        assertThat(stores.directory().load().accounts()).containsExactly(renamed);
        assertThat(stores.directory().load().users()).containsExactly(new LocalUser("admin", "b", false));
        assertThat(stores.directory().load().declarations()).containsEntry("f", "2");
    }

    @Test
    void aSubscriptionIsRemovedWithAllThatIsAtItsApplicationAndNothingElse() {
        ApplicationKey other = ApplicationKey.of("demo", NodeType.IFLMAP);
        for (ApplicationKey application : List.of(TMN, other)) {
            RoleKey custom = new RoleKey("demo", application, "custom");
            apply(
                    new PutSubscription(new Subscription("demo", application, NodeType.TMN, true)),
                    new CreateRole(custom),
                    new Assign(new RoleAssignment(custom, new Principal.User("Ann"))),
                    new PutScope(new ApplicationScope("demo", application, "read", "")),
                    new ReplaceApplicationSecrets(
                            "demo", application, List.of(new ClientSecret("hash", NOW, Optional.empty()))));
        }

        apply(new DeleteSubscription("demo", TMN));

        DirectoryData data = stores.directory().load();
        assertThat(data.subscriptions()).extracting(Subscription::application).containsExactly(other);
        assertThat(data.customRoles()).extracting(RoleKey::application).containsExactly(other);
        assertThat(data.assignments())
                .extracting(assignment -> assignment.role().application())
                .containsExactly(other);
        assertThat(data.scopes()).extracting(ApplicationScope::application).containsExactly(other);
        assertThat(data.applicationSecrets())
                .extracting(ApplicationSecret::application)
                .containsExactly(other);
    }

    @Test
    void whatACodeAllowsIsMadeWithItsUseOrNotAtAll() {
        PutUser user = new PutUser(new LocalUser("boss", "hash", true));
        stores.oneTimeCodes().insert("code", "first", "", NOW.plusSeconds(60));
        for (UseCode flawed : List.of(
                new UseCode("another", "first", NOW),
                new UseCode("code", "another", NOW),
                new UseCode("code", "first", NOW.plusSeconds(60)))) {
            assertThatThrownBy(() -> apply(user, flawed)).isInstanceOf(DirectoryConflictException.class);
        }
        assertThat(stores.directory().load().users()).isEmpty();

        apply(new UseCode("code", "first", NOW), user);

        assertThat(stores.directory().load().users()).hasSize(1);
        assertConflict("the code has been used", new UseCode("code", "first", NOW));
    }

    @Test
    void shortNameOfAnotherAccountIsAConflict() {
        apply(new PutAccount(Account.of("demo")));

        assertConflict(
                "short name 'demo' is taken by account 'demo'", new PutAccount(new Account("b", "demo", "B", true)));
    }

    @Test
    void clientIdIsUniqueOverAccountsWithoutRegardToCase() {
        apply(new CreateClient(client("a", "Reader")));

        assertConflict("client id 'reader' is taken", new CreateClient(client("b", "reader")));
        assertConflict("client id 'Reader' is taken", new CreateClient(client("a", "Reader")));
    }

    @Test
    void replacedClientHasOnlyItsNewSecrets() {
        OAuthClient client = client("a", "reader");
        apply(new CreateClient(client));
        OAuthClient rotated = new OAuthClient(
                "a",
                "reader",
                "Other",
                "text",
                TMN,
                List.of(new ClientSecret("new", NOW, Optional.empty())),
                ClientAuthentication.BASIC_OR_BODY,
                Duration.ofSeconds(90),
                false,
                NOW,
                7);

        apply(new ReplaceClient(rotated));

        assertThat(stores.directory().load().clients()).containsExactly(rotated);
    }

    @Test
    void replacingAClientThatIsGoneIsAConflict() {
        apply(new CreateClient(client("a", "reader")), new DeleteClient("a", "reader"));

        assertConflict("client 'reader' of account 'a' does not exist", new ReplaceClient(client("a", "reader")));
        assertThat(stores.directory().load().clients()).isEmpty();
    }

    @Test
    void whatIsRemovedMayBeAbsent() {
        Member member = new Member("demo", "ann", PlatformRole.DEVELOPER);
        GroupMembership membership = new GroupMembership("demo", "Ops", "ann");
        RoleAssignment assignment = new RoleAssignment(READ, new Principal.User("ann"));
        apply(
                new PutUser(new LocalUser("ann", "h", true)),
                new PutMember(member),
                new PutMember(member),
                new CreateGroup("demo", "Ops"),
                new AddToGroup(membership),
                new AddToGroup(membership),
                new Assign(assignment),
                new Assign(assignment));

        for (int i = 0; i < 2; i++) {
            apply(
                    new DeleteUser("ann"),
                    new DeleteMember(member),
                    new RemoveFromGroup(membership),
                    new Unassign(assignment),
                    new DeleteClient("demo", "none"));
        }

        DirectoryData data = stores.directory().load();
        assertThat(data.users()).isEmpty();
        assertThat(data.members()).isEmpty();
        assertThat(data.memberships()).isEmpty();
        assertThat(data.assignments()).isEmpty();
    }

    @Test
    void refusedChangeLeavesNothingOfTheCall() {
        apply(new CreateClient(client("a", "taken")));
        AuditEvent event = event("Client created");

        assertThatThrownBy(() -> stores.directory()
                        .apply(
                                1,
                                List.of(
                                        new PutAccount(Account.of("demo")),
                                        new CreateClient(client("demo", "fresh")),
                                        new CreateClient(client("demo", "TAKEN"))),
                                List.of(event)))
                .isInstanceOf(DirectoryConflictException.class);

        DirectoryData data = stores.directory().load();
        assertThat(data.changeCounter()).isEqualTo(1);
        assertThat(data.accounts()).isEmpty();
        assertThat(data.clients()).containsExactly(client("a", "taken"));
        assertThat(stores.audit().newest("demo", 10)).isEmpty();
    }

    @Test
    void changeDecidedOnAnOlderStateIsARace() {
        apply(new PutAccount(Account.of("demo")));

        assertThatThrownBy(() -> stores.directory()
                        .apply(0, List.of(new PutAccount(Account.of("late"))), List.of(event("Late"))))
                .isInstanceOf(DirectoryRaceException.class);

        assertThat(stores.directory().load().accounts()).containsExactly(Account.of("demo"));
        assertThat(stores.audit().newest("demo", 10)).isEmpty();
    }

    @Test
    void auditEventsAreWrittenWithTheChange() {
        AuditEvent event = event("Role assigned");

        stores.directory().apply(0, List.of(new PutAccount(Account.of("demo"))), List.of(event, event("Second")));

        assertThat(stores.audit().newest("demo", 10)).containsExactly(event("Second"), event);
    }

    private long apply(DirectoryChange... changes) {
        return stores.directory().apply(stores.directory().changeCounter(), List.of(changes), List.of());
    }

    private void assertConflict(String message, DirectoryChange change) {
        assertThatThrownBy(() -> apply(change))
                .isInstanceOf(DirectoryConflictException.class)
                .hasMessageStartingWith(message);
    }

    private static AuditEvent event(String message) {
        return new AuditEvent("demo", NOW, AuditEvent.Category.CONFIGURATION, "admin", "127.0.0.1", message);
    }

    private static OAuthClient client(String account, String clientId) {
        return new OAuthClient(
                account,
                clientId,
                "Reader",
                "",
                TMN,
                List.of(
                        new ClientSecret("newer", NOW, Optional.empty()),
                        new ClientSecret("older", NOW, Optional.of(NOW.plusSeconds(60)))),
                ClientAuthentication.BASIC,
                Duration.ofMillis(3_600_001),
                true,
                Instant.EPOCH,
                0);
    }
}
