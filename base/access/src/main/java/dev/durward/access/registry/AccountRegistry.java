package dev.durward.access.registry;

import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ChangeResult.Reason;
import dev.durward.access.registry.DirectoryEditor.Decision;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.secret.Secret;
import dev.durward.store.directory.DirectoryChange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creates and changes accounts with their subscriptions, and local users with their platform roles. */
public final class AccountRegistry {
    private final DirectoryEditor editor;
    private final SecretVerifier secrets;
    private final Set<String> identityProviders;

    /**
     * Changes accounts and users of a directory.
     *
     * @param identityProviders where people may sign in, beside local users
     */
    public AccountRegistry(
            DirectoryService directory, SecretVerifier secrets, Set<String> identityProviders, InstantSource clock) {
        this.editor = new DirectoryEditor(directory, clock);
        this.secrets = secrets;
        this.identityProviders = Set.copyOf(identityProviders);
    }

    /**
     * Creates an account with subscriptions to the provider's applications.
     *
     * @param nodeTypes the applications subscribed to
     */
    public ChangeResult<Account> create(Account account, Set<NodeType> nodeTypes, Actor actor) {
        return editor.edit(Account.PROVIDER, actor, now -> {
            if (account.name().equals(Account.PROVIDER)) {
                return DirectoryEditor.refuse(
                        Reason.INVALID, "account name '" + Account.PROVIDER + "' is the provider account's");
            }
            if (now.account(account.name()).isPresent()) {
                return DirectoryEditor.refuse(Reason.CONFLICT, "account '" + account.name() + "' exists");
            }
            if (now.accountByShortName(account.shortName()).isPresent()) {
                return DirectoryEditor.refuse(
                        Reason.CONFLICT, "short name '" + account.shortName() + "' belongs to another account");
            }
            List<DirectoryChange> changes = Stream.concat(
                            Stream.<DirectoryChange>of(new DirectoryChange.PutAccount(account)),
                            nodeTypes.stream()
                                    .<DirectoryChange>map(nodeType ->
                                            new DirectoryChange.PutSubscription(account.subscription(nodeType))))
                    .toList();
            return new Decision.Make<>(changes, "Creating account: " + account.name(), account);
        });
    }

    /** Replaces what can change of an account; names that are part of hosts never change. */
    public ChangeResult<Account> update(Account account, Actor actor) {
        return editor.edit(
                account.name(),
                actor,
                now -> now.account(account.name())
                        .filter(known -> known.shortName().equals(account.shortName()))
                        .map(known -> changed(known, account))
                        .orElseGet(() -> DirectoryEditor.refuse(
                                Reason.INVALID,
                                "the short name of account '" + account.name() + "' can't be changed")));
    }

    /** Changes an account. */
    public ChangeResult<Account> change(String account, AccountUpdate update, Actor actor) {
        return editor.edit(
                account,
                actor,
                now -> now.account(account)
                        .map(known -> changed(known, update.of(known)))
                        .orElseGet(() -> noAccount(account)));
    }

    private static Decision<Account> changed(Account known, Account wanted) {
        AccountDetails before = known.details();
        AccountDetails after = wanted.details();
        String message = new Wording()
                .change("displayName", known.displayName(), wanted.displayName())
                .change("enabled", known.enabled(), wanted.enabled())
                .change("description", before.description(), after.description())
                .change("usedForProduction", before.usedForProduction(), after.usedForProduction())
                .change("betaEnabled", before.betaEnabled(), after.betaEnabled())
                .after("Updating account: " + wanted.name());
        return DirectoryEditor.make(new DirectoryChange.PutAccount(wanted), message, wanted);
    }

    private static <T> Decision<T> noAccount(String account) {
        return DirectoryEditor.refuse(Reason.NOT_FOUND, "there is no account '" + account + "'");
    }

    /** Creates a local user or sets its password. */
    public ChangeResult<LocalUser> putUser(String name, Secret password, Actor actor) {
        Optional<String> flaw = UserRegistry.flaw(password);
        if (flaw.isPresent()) {
            return new ChangeResult.Refused<>(Reason.INVALID, flaw.get());
        }
        String hash = secrets.hash(password);
        return editor.edit(Account.PROVIDER, actor, now -> {
            LocalUser user = new LocalUser(name, hash, true);
            return DirectoryEditor.make(new DirectoryChange.PutUser(user), "Setting password of user: " + name, user);
        });
    }

    /** Whether somebody administers the installation who can sign in. */
    public boolean hasAdministrator(Directory directory) {
        return directory.data().members().stream()
                .filter(member ->
                        member.account().equals(Account.PROVIDER) && member.role() == PlatformRole.ADMINISTRATOR)
                .anyMatch(member -> canSignIn(directory, member.user()));
    }

    /** The name of a local user is that user's alone; any other one may come from an identity provider. */
    private boolean canSignIn(Directory directory, String user) {
        return directory.user(user).map(LocalUser::enabled).orElse(!identityProviders.isEmpty());
    }

    /**
     * Creates a local user who administers the installation, unless somebody does.
     *
     * @param invitation uses up what allows it; made together with the user
     */
    public ChangeResult<Member> createFirstAdministrator(
            String name, Secret password, DirectoryChange invitation, Actor actor) {
        Optional<String> flaw = UserRegistry.flaw(password);
        if (flaw.isPresent()) {
            return new ChangeResult.Refused<>(Reason.INVALID, flaw.get());
        }
        String hash = secrets.hash(password);
        return editor.edit(Account.PROVIDER, actor, now -> {
            if (hasAdministrator(now)) {
                return DirectoryEditor.refuse(Reason.CONFLICT, "there is an administrator");
            }
            if (now.user(name).isPresent()) {
                return DirectoryEditor.refuse(Reason.CONFLICT, "user '" + name + "' exists");
            }
            Member member = new Member(Account.PROVIDER, name, PlatformRole.ADMINISTRATOR);
            return new Decision.Make<>(
                    List.of(
                            invitation,
                            new DirectoryChange.PutUser(new LocalUser(name, hash, true)),
                            new DirectoryChange.PutMember(member)),
                    "Creating the first administrator: " + name,
                    member);
        });
    }

    /** Gives a user a platform role in an account. */
    public ChangeResult<Member> addMember(Member member, Actor actor) {
        return editor.edit(
                member.account(),
                actor,
                now -> DirectoryEditor.make(
                        new DirectoryChange.PutMember(member),
                        "Adding member: " + member.user() + " as "
                                + member.role().title(),
                        member));
    }

    /** Remembers that a declaration file of this text was applied. */
    public ChangeResult<String> rememberDeclaration(String file, String sha256, Actor actor) {
        return editor.edit(
                Account.PROVIDER,
                actor,
                now -> DirectoryEditor.make(
                        new DirectoryChange.PutDeclaration(file, sha256), "Applying declaration: " + file, sha256));
    }
}
