package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.explanation.NearMatches;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.store.directory.DirectoryChange;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives and takes roles, and keeps custom roles (contract d). Users are free text: nobody checks them. */
public final class RoleRegistry {
    private final DirectoryEditor editor;

    /** Changes roles of a directory. */
    public RoleRegistry(DirectoryService directory, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
    }

    /** Gives a role of a subscribed application to each of the principals; who has it keeps it. */
    public ChangeResult<RoleKey> assign(RoleKey role, Collection<Principal> principals, Actor actor) {
        return editor.edit(
                role.account(),
                actor,
                now -> RoleRegistry.<RoleKey>refusal(now, role)
                        .or(() -> refusal(now, role.account(), principals))
                        .orElseGet(() -> new Decision.Make<>(
                                changes(principals, to -> new DirectoryChange.Assign(new RoleAssignment(role, to))),
                                assigning(role, principals),
                                role)));
    }

    /** Takes a role from each of the principals; who does not have it is passed over. */
    public ChangeResult<RoleKey> unassign(RoleKey role, Collection<Principal> principals, Actor actor) {
        return editor.edit(
                role.account(),
                actor,
                now -> RoleRegistry.<RoleKey>refusal(now, role)
                        .orElseGet(() -> new Decision.Make<>(
                                changes(
                                        principals,
                                        from -> new DirectoryChange.Unassign(new RoleAssignment(role, from))),
                                unassigning(role, principals),
                                role)));
    }

    /** Gives several roles of one account to somebody, all or none. */
    public ChangeResult<Principal> assignAll(
            String account, Collection<RoleKey> roles, Principal principal, Actor actor) {
        List<Principal> one = List.of(principal);
        return editor.edit(
                account,
                actor,
                now -> roles.stream()
                        .<Optional<Decision<Principal>>>map(role -> refusal(now, role))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> refusal(now, account, one))
                        .orElseGet(() -> new Decision.Make<>(
                                changes(roles, role -> new DirectoryChange.Assign(new RoleAssignment(role, principal))),
                                roles.stream().map(role -> assigning(role, one)).toList(),
                                principal)));
    }

    /** Takes several roles of one account from somebody; those that are not held are passed over. */
    public ChangeResult<Principal> unassignAll(
            String account, Collection<RoleKey> roles, Principal principal, Actor actor) {
        List<Principal> one = List.of(principal);
        return editor.edit(
                account,
                actor,
                now -> new Decision.Make<>(
                        changes(roles, role -> new DirectoryChange.Unassign(new RoleAssignment(role, principal))),
                        roles.stream().map(role -> unassigning(role, one)).toList(),
                        principal));
    }

    /** Creates custom roles of one account at subscribed applications, all or none. */
    public ChangeResult<String> createRoles(String account, Collection<RoleKey> roles, Actor actor) {
        return editor.edit(
                account,
                actor,
                now -> roles.stream()
                        .map(role -> refusalToCreate(now, role))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(() -> new Decision.Make<>(
                                changes(roles, DirectoryChange.CreateRole::new),
                                roles.stream()
                                        .map(role -> "Creating role: " + role.name() + " of " + role.application())
                                        .toList(),
                                account)));
    }

    /** Creates a custom role at a subscribed application. */
    public ChangeResult<String> createRole(RoleKey role, Actor actor) {
        return createRoles(role.account(), List.of(role), actor);
    }

    /** Deletes custom roles of one account with their assignments, all or none; predefined ones stay. */
    public ChangeResult<String> deleteRoles(String account, Collection<RoleKey> roles, Actor actor) {
        return editor.edit(
                account,
                actor,
                now -> roles.stream()
                        .map(role -> refusalToDelete(now, role))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(() -> new Decision.Make<>(
                                changes(roles, DirectoryChange.DeleteRole::new),
                                roles.stream()
                                        .map(role -> "Deleting role: " + role.name() + " of " + role.application())
                                        .toList(),
                                account)));
    }

    private static Optional<Decision<String>> refusalToCreate(Directory now, RoleKey role) {
        Optional<Subscription> subscription = now.subscription(role.account(), role.application());
        if (subscription.isEmpty()) {
            return Optional.of(noSubscription(role));
        }
        return now.roleExists(subscription.get(), role.name())
                ? Optional.of(refuse(Reason.CONFLICT, "role '" + role.name() + "' exists"))
                : Optional.empty();
    }

    private static Optional<Decision<String>> refusalToDelete(Directory now, RoleKey role) {
        boolean predefined = now.subscription(role.account(), role.application())
                .filter(subscription ->
                        PredefinedRoles.of(subscription.nodeType()).contains(role.name()))
                .isPresent();
        return predefined
                ? Optional.of(refuse(
                        Reason.INVALID, "role '" + role.name() + "' is predefined; only custom roles can be deleted"))
                : refusal(now, role);
    }

    private static <T> Optional<Decision<T>> refusal(Directory now, RoleKey role) {
        Optional<Subscription> subscription = now.subscription(role.account(), role.application());
        if (subscription.isEmpty()) {
            return Optional.of(noSubscription(role));
        }
        return now.roleExists(subscription.get(), role.name())
                ? Optional.empty()
                : Optional.of(noRole(now, subscription.get(), role.name()));
    }

    private static <T> Optional<Decision<T>> refusal(Directory now, String account, Collection<Principal> principals) {
        return principals.stream()
                .filter(principal -> principal instanceof Principal.Group)
                .map(Principal::name)
                .filter(group -> now.group(account, group).isEmpty())
                .findFirst()
                .map(group -> GroupRegistry.noGroup(account, group));
    }

    static <T> Decision<T> noRole(Directory now, Subscription subscription, String role) {
        List<String> near = NearMatches.of(role, now.rolesOf(subscription));
        return refuse(
                Reason.NOT_FOUND,
                "application " + subscription.application() + " has no role '" + role
                        + "'; role names are compared exactly"
                        + (near.isEmpty() ? "" : ". Is it " + String.join(" or ", near) + "?"));
    }

    private static <T> Decision<T> noSubscription(RoleKey role) {
        return refuse(
                Reason.NOT_FOUND, "account '" + role.account() + "' has no subscription to " + role.application());
    }

    private static <A> List<DirectoryChange> changes(Collection<A> items, Function<A, DirectoryChange> change) {
        return items.stream().map(change).toList();
    }

    static String assigning(RoleKey role, Collection<Principal> principals) {
        return "Assigning role " + role.name() + " of " + role.application() + " to " + names(principals);
    }

    private static String unassigning(RoleKey role, Collection<Principal> principals) {
        return "Unassigning role " + role.name() + " of " + role.application() + " from " + names(principals);
    }

    private static String names(Collection<Principal> principals) {
        return String.join(", ", principals.stream().map(Principal::name).toList());
    }
}
