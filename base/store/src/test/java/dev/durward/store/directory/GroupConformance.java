package dev.durward.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import dev.durward.store.directory.DirectoryChange.AddToGroup;
import dev.durward.store.directory.DirectoryChange.Assign;
import dev.durward.store.directory.DirectoryChange.CreateGroup;
import dev.durward.store.directory.DirectoryChange.CreateRole;
import dev.durward.store.directory.DirectoryChange.DeleteGroup;
import dev.durward.store.directory.DirectoryChange.DeleteRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@link DirectoryRepository} keeps of groups and custom roles, on every database. */
abstract class GroupConformance {
    private static final ApplicationKey TMN = ApplicationKey.of("demo", NodeType.TMN);
    private static final RoleKey READ = new RoleKey("demo", TMN, "IntegrationOperationServer.read");

    private final StoreKind kind;

    private Stores stores;

    GroupConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void groupNamesAreComparedWithoutRegardToCase() {
        apply(new CreateGroup("demo", "Operators"));

        assertConflict("group 'OPERATORS' exists already", new CreateGroup("demo", "OPERATORS"));
        apply(new CreateGroup("other", "OPERATORS"));
        assertThat(stores.directory().load().groups()).containsEntry("other", List.of("OPERATORS"));
    }

    @Test
    void deletedGroupTakesMembersAndAssignmentsAlong() {
        apply(
                new CreateGroup("demo", "Ops"),
                new AddToGroup(new GroupMembership("demo", "Ops", "Ann")),
                new Assign(new RoleAssignment(READ, new Principal.Group("ops"))),
                new Assign(new RoleAssignment(READ, new Principal.User("ops"))));

        apply(new DeleteGroup("demo", "OPS"), new CreateGroup("demo", "Ops"));

        assertThat(stores.directory().load().memberships()).isEmpty();
        assertThat(stores.directory().load().assignments())
                .containsExactly(new RoleAssignment(READ, new Principal.User("ops")));
    }

    @Test
    void nothingIsGivenToAGroupThatIsNotThere() {
        assertConflict(
                "group 'Ops' does not exist in account 'demo'",
                new AddToGroup(new GroupMembership("demo", "Ops", "Ann")));
        assertConflict(
                "group 'Ops' does not exist in account 'demo'",
                new Assign(new RoleAssignment(READ, new Principal.Group("Ops"))));
    }

    @Test
    void deletedRoleTakesItsAssignmentsAlong() {
        RoleKey custom = new RoleKey("demo", TMN, "custom");
        apply(
                new CreateRole(custom),
                new Assign(new RoleAssignment(custom, new Principal.User("Ann"))),
                new Assign(new RoleAssignment(READ, new Principal.User("Ann"))));
        assertConflict("role 'custom' of durward:demotmn exists already", new CreateRole(custom));

        apply(new DeleteRole(custom));

        assertThat(stores.directory().load().customRoles()).isEmpty();
        assertThat(stores.directory().load().assignments())
                .containsExactly(new RoleAssignment(READ, new Principal.User("Ann")));
    }

    private void apply(DirectoryChange... changes) {
        stores.directory().apply(stores.directory().changeCounter(), List.of(changes), List.of());
    }

    private void assertConflict(String message, DirectoryChange change) {
        assertThatThrownBy(() -> apply(change))
                .isInstanceOf(DirectoryConflictException.class)
                .hasMessageStartingWith(message);
    }
}
