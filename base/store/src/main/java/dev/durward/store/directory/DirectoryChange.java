package dev.durward.store.directory;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.SigningKey;
import java.time.Instant;
import java.util.List;

/** One change of the directory. {@code Put} creates or replaces by key; what is removed may be absent. */
public sealed interface DirectoryChange {
    /** Creates or replaces an account by its technical name; its short name must be free. */
    record PutAccount(Account account) implements DirectoryChange {}

    /** Creates or replaces a subscription by account and application. */
    record PutSubscription(Subscription subscription) implements DirectoryChange {}

    /**
     * Removes a subscription with everything the account has at that application: custom roles, assignments of roles,
     * scopes and secrets.
     */
    record DeleteSubscription(String account, ApplicationKey application) implements DirectoryChange {}

    /** Creates a client; a conflict when its id is taken in any account, without regard to case. */
    record CreateClient(OAuthClient client) implements DirectoryChange {}

    /** Replaces a client by account and id; a conflict when it is gone. */
    record ReplaceClient(OAuthClient client) implements DirectoryChange {}

    /** Removes a client. */
    record DeleteClient(String account, String clientId) implements DirectoryChange {}

    /** Creates or replaces a user by name. */
    record PutUser(LocalUser user) implements DirectoryChange {}

    /** Removes a user. */
    record DeleteUser(String name) implements DirectoryChange {}

    /** Makes a user a member of an account with a platform role. */
    record PutMember(Member member) implements DirectoryChange {}

    /** Takes a platform role away. */
    record DeleteMember(Member member) implements DirectoryChange {}

    /** Creates a custom role; a conflict when it exists. */
    record CreateRole(RoleKey role) implements DirectoryChange {}

    /** Removes a custom role and its assignments. */
    record DeleteRole(RoleKey role) implements DirectoryChange {}

    /** Creates a group; a conflict when one of that name exists, without regard to case. */
    record CreateGroup(String account, String group) implements DirectoryChange {}

    /** Removes a group, its members and its assignments. */
    record DeleteGroup(String account, String group) implements DirectoryChange {}

    /** Puts a user into a group. */
    record AddToGroup(GroupMembership membership) implements DirectoryChange {}

    /** Takes a user out of a group. */
    record RemoveFromGroup(GroupMembership membership) implements DirectoryChange {}

    /** Gives a role. */
    record Assign(RoleAssignment assignment) implements DirectoryChange {}

    /** Takes a role away. */
    record Unassign(RoleAssignment assignment) implements DirectoryChange {}

    /**
     * Uses a one-time code up; a conflict when it is not good.
     *
     * @param codeId what it is kept by
     * @param purpose what it is presented for
     * @param now when it must not have ended
     */
    record UseCode(String codeId, String purpose, Instant now) implements DirectoryChange {}

    /** Remembers that a declaration file's text was applied. */
    record PutDeclaration(String file, String sha256) implements DirectoryChange {}

    /** Creates or replaces a signing key by its id. */
    record PutSigningKey(SigningKey key) implements DirectoryChange {}

    /** Removes a signing key; the tokens it signed can't be verified any more. */
    record DeleteSigningKey(String keyId) implements DirectoryChange {}

    /** Creates or replaces a scope by account, application and id. */
    record PutScope(ApplicationScope scope) implements DirectoryChange {}

    /** Removes a scope; issued tokens keep it. */
    record DeleteScope(ApplicationScope scope) implements DirectoryChange {}

    /** Replaces the secrets of an application. */
    record ReplaceApplicationSecrets(String account, ApplicationKey application, List<ClientSecret> secrets)
            implements DirectoryChange {}
}
