package dev.durward.access.registry;

import static dev.durward.access.registry.DirectoryEditor.refuse;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.Principal;
import dev.durward.store.directory.DirectoryChange;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the groups of accounts and who is in them (contract d.1). Names of groups are compared without case. */
public final class GroupRegistry {
    private final DirectoryEditor editor;

    /** Changes groups of a directory. */
    public GroupRegistry(DirectoryService directory, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
    }

    /** Creates groups in an account, all or none. */
    public ChangeResult<String> create(String account, Collection<String> groups, Actor actor) {
        return editor.edit(
                account,
                actor,
                now -> new Decision.Make<>(
                        changes(
                                groups,
                                group -> new DirectoryChange.CreateGroup(account, new Principal.Group(group).name())),
                        groups.stream().map(group -> "Creating group: " + group).toList(),
                        account));
    }

    /** Deletes groups with the roles they hold, all or none. */
    public ChangeResult<String> delete(String account, Collection<String> groups, Actor actor) {
        return edit(
                account,
                groups,
                actor,
                () -> new Decision.Make<>(
                        changes(groups, group -> new DirectoryChange.DeleteGroup(account, group)),
                        groups.stream().map(group -> "Deleting group: " + group).toList(),
                        account));
    }

    /** Puts users into a group. */
    public ChangeResult<String> addUsers(String account, String group, Collection<String> users, Actor actor) {
        return edit(
                account,
                List.of(group),
                actor,
                () -> new Decision.Make<>(
                        changes(users, user -> new DirectoryChange.AddToGroup(membership(account, group, user))),
                        "Adding to group " + group + ": " + String.join(", ", users),
                        account));
    }

    /** Takes users out of a group; who is not in it is passed over. */
    public ChangeResult<String> removeUsers(String account, String group, Collection<String> users, Actor actor) {
        return edit(
                account,
                List.of(group),
                actor,
                () -> new Decision.Make<>(
                        changes(users, user -> new DirectoryChange.RemoveFromGroup(membership(account, group, user))),
                        "Removing from group " + group + ": " + String.join(", ", users),
                        account));
    }

    /** Puts a user into groups, all or none. */
    public ChangeResult<String> addUser(String account, String user, Collection<String> groups, Actor actor) {
        return edit(
                account,
                groups,
                actor,
                () -> new Decision.Make<>(
                        changes(groups, group -> new DirectoryChange.AddToGroup(membership(account, group, user))),
                        groups.stream()
                                .map(group -> "Adding to group " + group + ": " + user)
                                .toList(),
                        account));
    }

    /** Takes a user out of groups, all or none. */
    public ChangeResult<String> removeUser(String account, String user, Collection<String> groups, Actor actor) {
        return edit(
                account,
                groups,
                actor,
                () -> new Decision.Make<>(
                        changes(groups, group -> new DirectoryChange.RemoveFromGroup(membership(account, group, user))),
                        groups.stream()
                                .map(group -> "Removing from group " + group + ": " + user)
                                .toList(),
                        account));
    }

    private static GroupMembership membership(String account, String group, String user) {
        return new GroupMembership(account, group, new Principal.User(user).name());
    }

    private ChangeResult<String> edit(
            String account, Collection<String> groups, Actor actor, Supplier<Decision<String>> decision) {
        return editor.edit(account, actor, now -> missing(now, account, groups).orElseGet(decision));
    }

    private static Optional<Decision<String>> missing(Directory now, String account, Collection<String> groups) {
        return groups.stream()
                .filter(group -> now.group(account, group).isEmpty())
                .findFirst()
                .map(group -> noGroup(account, group));
    }

    static <T> Decision<T> noGroup(String account, String group) {
        return refuse(Reason.NOT_FOUND, "account '" + account + "' has no group '" + group + "'");
    }

    private static <A> List<DirectoryChange> changes(Collection<A> items, Function<A, DirectoryChange> change) {
        return items.stream().map(change).toList();
    }
}
