package dev.durward.access.registry;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.store.directory.DirectoryChange;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Gives and takes roles, and keeps groups and custom roles (contract d). Users are free text: nobody checks them. */
public final class RoleRegistry {
    private final DirectoryEditor editor;

    /** Changes roles of a directory. */
    public RoleRegistry(DirectoryService directory, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
    }

    /** Gives a role of a subscribed application to each of the principals; who has it keeps it. */
    public ChangeResult<RoleKey> assign(RoleKey role, Collection<Principal> principals, Actor actor) {
        String message = "Assigning role " + role.name() + " of " + role.application() + " to " + names(principals);
        return changeAssignments(role, assignments(role, principals, DirectoryChange.Assign::new), actor, message);
    }

    /** Takes a role from each of the principals; who does not have it is passed over. */
    public ChangeResult<RoleKey> unassign(RoleKey role, Collection<Principal> principals, Actor actor) {
        String message = "Unassigning role " + role.name() + " of " + role.application() + " from " + names(principals);
        return changeAssignments(role, assignments(role, principals, DirectoryChange.Unassign::new), actor, message);
    }

    private ChangeResult<RoleKey> changeAssignments(
            RoleKey role, List<DirectoryChange> changes, Actor actor, String message) {
        return editor.edit(
                role.account(), actor, now -> withRole(now, role, () -> new Decision.Make<>(changes, message, role)));
    }

    private static List<DirectoryChange> assignments(
            RoleKey role, Collection<Principal> principals, Function<RoleAssignment, DirectoryChange> change) {
        return changes(principals, principal -> change.apply(new RoleAssignment(role, principal)));
    }

    /** Creates a custom role at a subscribed application. */
    public ChangeResult<RoleKey> createRole(RoleKey role, Actor actor) {
        return editor.edit(role.account(), actor, now -> {
            Optional<Subscription> subscription = now.subscription(role.account(), role.application());
            if (subscription.isEmpty()) {
                return noSubscription(role);
            }
            return now.roleExists(subscription.get(), role.name())
                    ? DirectoryEditor.refuse(Reason.CONFLICT, "role '" + role.name() + "' exists")
                    : DirectoryEditor.make(new DirectoryChange.CreateRole(role), "Creating role: " + role.name(), role);
        });
    }

    /** Creates a group in an account. */
    public ChangeResult<String> createGroup(String account, String group, Actor actor) {
        return editor.edit(
                account,
                actor,
                now -> DirectoryEditor.make(
                        new DirectoryChange.CreateGroup(account, new Principal.Group(group).name()),
                        "Creating group: " + group,
                        group));
    }

    /** Puts users into a group. */
    public ChangeResult<String> addToGroup(String account, String group, Collection<String> users, Actor actor) {
        return editor.edit(account, actor, now -> {
            if (!groupExists(now, account, group)) {
                return DirectoryEditor.refuse(
                        Reason.NOT_FOUND, "account '" + account + "' has no group '" + group + "'");
            }
            return new Decision.Make<>(
                    changes(users, user -> new DirectoryChange.AddToGroup(new GroupMembership(account, group, user))),
                    "Adding to group " + group + ": " + String.join(", ", users),
                    group);
        });
    }

    private static boolean groupExists(Directory now, String account, String group) {
        return now.data().groups().getOrDefault(account, List.of()).stream()
                .anyMatch(known -> Directory.groupForm(known).equals(Directory.groupForm(group)));
    }

    private static <T> Decision<T> withRole(Directory now, RoleKey role, Supplier<Decision<T>> decision) {
        Optional<Subscription> subscription = now.subscription(role.account(), role.application());
        if (subscription.isEmpty()) {
            return noSubscription(role);
        }
        return now.roleExists(subscription.get(), role.name())
                ? decision.get()
                : DirectoryEditor.refuse(
                        Reason.NOT_FOUND,
                        "application " + role.application() + " has no role '" + role.name()
                                + "'; role names are compared exactly");
    }

    private static <T> Decision<T> noSubscription(RoleKey role) {
        return DirectoryEditor.refuse(
                Reason.NOT_FOUND, "account '" + role.account() + "' has no subscription to " + role.application());
    }

    private static <A> List<DirectoryChange> changes(Collection<A> items, Function<A, DirectoryChange> change) {
        return items.stream().map(change).toList();
    }

    private static String names(Collection<Principal> principals) {
        return String.join(", ", principals.stream().map(Principal::name).toList());
    }
}
