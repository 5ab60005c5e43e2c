package dev.durward.access.registry;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.secret.Secret;
import dev.durward.store.directory.DirectoryChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Creates, changes and removes local users; nobody takes away their own way in. */
public final class UserRegistry {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 1000;

    private final DirectoryEditor editor;
    private final SecretVerifier secrets;

    /** Changes users of a directory. */
    public UserRegistry(DirectoryService directory, SecretVerifier secrets, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
        this.secrets = secrets;
    }

    /** What is wrong with a password; empty when nothing is. */
    static Optional<String> flaw(Secret password) {
        int length = password.reveal().length();
        return length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD
                ? Optional.of("password must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters")
                : Optional.empty();
    }

    /** Creates an enabled user; a conflict when one of that name exists. */
    public ChangeResult<LocalUser> create(String name, Secret password, Actor actor) {
        return hashed(
                password,
                hash -> editor.edit(Account.PROVIDER, actor, now -> {
                    LocalUser user = new LocalUser(name, hash, true);
                    return now.user(name).isPresent()
                            ? DirectoryEditor.refuse(Reason.CONFLICT, "user '" + name + "' exists")
                            : DirectoryEditor.make(new DirectoryChange.PutUser(user), "Creating user: " + name, user);
                }));
    }

    /**
     * Sets the password of a user, enables or disables it; empty leaves the old value. A conflict for somebody who would
     * disable themselves.
     */
    public ChangeResult<LocalUser> update(
            String name, Optional<Secret> password, Optional<Boolean> enabled, Actor actor) {
        return password.isPresent()
                ? hashed(password.get(), hash -> update(name, actor, Optional.of(hash), enabled))
                : update(name, actor, Optional.empty(), enabled);
    }

    private ChangeResult<LocalUser> update(String name, Actor actor, Optional<String> hash, Optional<Boolean> enabled) {
        return edit(name, actor, (now, user) -> {
            LocalUser changed = new LocalUser(name, hash.orElse(user.passwordHash()), enabled.orElse(user.enabled()));
            if (!changed.enabled() && name.equals(actor.name())) {
                return ownName("disable");
            }
            String message = new Wording()
                    .change("enabled", user.enabled(), changed.enabled())
                    .after((hash.isPresent() ? "Setting password of user: " : "Updating user: ") + name);
            return DirectoryEditor.make(new DirectoryChange.PutUser(changed), message, changed);
        });
    }

    /**
     * Removes a user with its platform roles, its roles at applications and its places in groups, so that the next one of
     * that name has none, wherever that one signs in; a conflict for oneself.
     */
    public ChangeResult<LocalUser> delete(String name, Actor actor) {
        return edit(name, actor, (now, user) -> {
            if (name.equals(actor.name())) {
                return ownName("delete");
            }
            List<DirectoryChange> changes = new ArrayList<>();
            changes.add(new DirectoryChange.DeleteUser(name));
            now.data().members().stream()
                    .filter(member -> member.user().equals(name))
                    .forEach(member -> changes.add(new DirectoryChange.DeleteMember(member)));
            now.data().assignments().stream()
                    .filter(assignment -> assignment.principal().equals(new Principal.User(name)))
                    .forEach(assignment -> changes.add(new DirectoryChange.Unassign(assignment)));
            now.data().memberships().stream()
                    .filter(membership -> membership.user().equals(name))
                    .forEach(membership -> changes.add(new DirectoryChange.RemoveFromGroup(membership)));
            return new Decision.Make<>(changes, "Deleting user: " + name, user);
        });
    }

    private static <T> Decision<T> ownName(String verb) {
        return DirectoryEditor.refuse(Reason.CONFLICT, "nobody can " + verb + " their own user");
    }

    @FunctionalInterface
    private interface UserDecision {
        Decision<LocalUser> on(Directory now, LocalUser user);
    }

    private ChangeResult<LocalUser> edit(String name, Actor actor, UserDecision decision) {
        return editor.edit(
                Account.PROVIDER,
                actor,
                now -> now.user(name)
                        .map(user -> decision.on(now, user))
                        .orElseGet(() ->
                                DirectoryEditor.refuse(Reason.NOT_FOUND, "there is no local user '" + name + "'")));
    }

    private ChangeResult<LocalUser> hashed(Secret password, Function<String, ChangeResult<LocalUser>> use) {
        return flaw(password)
                .<ChangeResult<LocalUser>>map(text -> new ChangeResult.Refused<>(Reason.INVALID, text))
                .orElseGet(() -> use.apply(secrets.hash(password)));
    }
}
