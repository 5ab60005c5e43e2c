package dev.durward.store.directory;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes changes of the directory within one transaction. */
final class DirectoryWriter {
    /** What an account has at an application. */
    private static final List<String> OF_APPLICATION =
            List.of("subscription", "custom_role", "role_assignment", "application_scope", "application_secret");

    private final Session session;
    private final ClientTables clients;
    private final AuthorizationTables authorization;

    DirectoryWriter(Session session) {
        this.session = session;
        this.clients = new ClientTables(session);
        this.authorization = new AuthorizationTables(session);
    }

    void write(DirectoryChange change) throws SQLException {
        switch (change) {
            case DirectoryChange.PutAccount put -> putAccount(put.account());
            case DirectoryChange.PutSubscription put -> putSubscription(put.subscription());
            case DirectoryChange.DeleteSubscription delete -> delete(delete);
            case DirectoryChange.CreateClient create -> clients.create(create.client());
            case DirectoryChange.ReplaceClient replace -> clients.replace(replace.client());
            case DirectoryChange.DeleteClient delete -> clients.delete(delete.account(), delete.clientId());
            case DirectoryChange.PutUser put ->
                session.update(
                        """
                        INSERT INTO local_user (name, password_hash, enabled) VALUES (?, ?, ?)
                        ON CONFLICT (name) DO UPDATE
                        SET password_hash = excluded.password_hash, enabled = excluded.enabled
                        """,
                        put.user().name(),
                        put.user().passwordHash(),
                        number(put.user().enabled()));
            case DirectoryChange.DeleteUser delete ->
                session.update("DELETE FROM local_user WHERE name = ?", delete.name());
            case DirectoryChange.PutMember put ->
                updateMember(
                        "INSERT INTO member (account, user_name, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        put.member());
            case DirectoryChange.DeleteMember delete ->
                updateMember("DELETE FROM member WHERE account = ? AND user_name = ? AND role = ?", delete.member());
            case DirectoryChange.CreateRole create -> createRole(create.role());
            case DirectoryChange.DeleteRole delete -> deleteRole(delete.role());
            case DirectoryChange.CreateGroup create -> createGroup(create.account(), create.group());
            case DirectoryChange.DeleteGroup delete -> deleteGroup(delete.account(), delete.group());
            case DirectoryChange.AddToGroup add -> addToGroup(add.membership());
            case DirectoryChange.RemoveFromGroup remove ->
                session.update(
                        "DELETE FROM group_member WHERE account = ? AND group_key = ? AND user_name = ?",
                        remove.membership().account(),
                        groupKey(remove.membership().group()),
                        remove.membership().user());
            case DirectoryChange.Assign assign -> assign(assign.assignment());
            case DirectoryChange.Unassign unassign -> unassign(unassign.assignment());
            case DirectoryChange.UseCode use -> use(use);
            case DirectoryChange.PutDeclaration put -> session.update("""
                        INSERT INTO declaration (file, sha256) VALUES (?, ?)
                        ON CONFLICT (file) DO UPDATE SET sha256 = excluded.sha256
                        """, put.file(), put.sha256());
            case DirectoryChange.PutSigningKey put -> authorization.put(put.key());
            case DirectoryChange.DeleteSigningKey delete -> authorization.deleteKey(delete.keyId());
            case DirectoryChange.PutScope put -> authorization.put(put.scope());
            case DirectoryChange.DeleteScope delete -> authorization.delete(delete.scope());
            case DirectoryChange.ReplaceApplicationSecrets replace ->
                authorization.replaceSecrets(replace.account(), replace.application(), replace.secrets());
        }
    }

    private void putAccount(Account account) throws SQLException {
        var taken = session.first(
                "SELECT name FROM account WHERE short_name = ? AND name <> ?",
                row -> row.getString(1),
                account.shortName(),
                account.name());
        if (taken.isPresent()) {
            throw new DirectoryConflictException(
                    "short name '" + account.shortName() + "' is taken by account '" + taken.get() + "'");
        }
        session.update(
                """
                INSERT INTO account
                  (name, short_name, display_name, enabled, description, used_for_production, beta_enabled)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET short_name = excluded.short_name,
                  display_name = excluded.display_name, enabled = excluded.enabled,
                  description = excluded.description, used_for_production = excluded.used_for_production,
                  beta_enabled = excluded.beta_enabled
                """,
                account.name(),
                account.shortName(),
                account.displayName(),
                number(account.enabled()),
                account.details().description(),
                number(account.details().usedForProduction()),
                number(account.details().betaEnabled()));
    }

    private void putSubscription(Subscription subscription) throws SQLException {
        session.update(
                """
                INSERT INTO subscription (account, provider, application, node_type, enabled) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (account, provider, application) DO UPDATE
                SET node_type = excluded.node_type, enabled = excluded.enabled
                """,
                subscription.account(),
                subscription.application().provider(),
                subscription.application().application(),
                subscription.nodeType().name(),
                number(subscription.enabled()));
    }

    private void delete(DirectoryChange.DeleteSubscription gone) throws SQLException {
        for (String table : OF_APPLICATION) {
            session.update(
                    "DELETE FROM " + table + " WHERE account = ? AND provider = ? AND application = ?",
                    gone.account(),
                    gone.application().provider(),
                    gone.application().application());
        }
    }

    private void use(DirectoryChange.UseCode code) throws SQLException {
        int used = session.update(
                "DELETE FROM one_time_code WHERE code_id = ? AND purpose = ? AND ends_at_ms > ?",
                code.codeId(),
                code.purpose(),
                code.now().toEpochMilli());
        if (used == 0) {
            throw new DirectoryConflictException("the code has been used, or has ended");
        }
    }

    private void updateMember(String sql, Member member) throws SQLException {
        session.update(sql, member.account(), member.user(), member.role().name());
    }

    private void createRole(RoleKey role) throws SQLException {
        int made = session.update("""
                INSERT INTO custom_role (account, provider, application, name) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, roleValues(role));
        if (made == 0) {
            throw new DirectoryConflictException("role '" + role.name() + "' of " + role.application()
                    + " exists already in account '" + role.account() + "'");
        }
    }

    private void deleteRole(RoleKey role) throws SQLException {
        session.update(
                "DELETE FROM custom_role WHERE account = ? AND provider = ? AND application = ? AND name = ?",
                roleValues(role));
        session.update(
                "DELETE FROM role_assignment WHERE account = ? AND provider = ? AND application = ? AND role = ?",
                roleValues(role));
    }

    private static @Nullable Object[] roleValues(RoleKey role) {
        return new @Nullable Object[] {
            role.account(), role.application().provider(), role.application().application(), role.name()
        };
    }

    private void createGroup(String account, String group) throws SQLException {
        int made = session.update(
                "INSERT INTO user_group (account, group_key, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                account,
                groupKey(group),
                group);
        if (made == 0) {
            throw new DirectoryConflictException("group '" + group + "' exists already in account '" + account
                    + "'; names of groups are compared without regard to case");
        }
    }

    private void deleteGroup(String account, String group) throws SQLException {
        String key = groupKey(group);
        session.update("DELETE FROM user_group WHERE account = ? AND group_key = ?", account, key);
        session.update("DELETE FROM group_member WHERE account = ? AND group_key = ?", account, key);
        session.update(
                "DELETE FROM role_assignment WHERE account = ? AND principal_kind = ? AND principal_key = ?",
                account,
                PrincipalKind.GROUP.name(),
                key);
    }

    private void addToGroup(GroupMembership membership) throws SQLException {
        requireGroup(membership.account(), membership.group());
        session.update(
                "INSERT INTO group_member (account, group_key, user_name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                membership.account(),
                groupKey(membership.group()),
                membership.user());
    }

    private void requireGroup(String account, String group) throws SQLException {
        // a right given to a group that is not there would come alive with the next group of that name
        if (session.number(
                        "SELECT count(*) FROM user_group WHERE account = ? AND group_key = ?", account, groupKey(group))
                == 0) {
            throw new DirectoryConflictException(
                    "group '" + group + "' does not exist in account '" + account + "'; create it first");
        }
    }

    private void assign(RoleAssignment assignment) throws SQLException {
        RoleKey role = assignment.role();
        Principal principal = assignment.principal();
        if (principal instanceof Principal.Group group) {
            requireGroup(role.account(), group.name());
        }
        session.update(
                """
                INSERT INTO role_assignment
                  (account, provider, application, role, principal_kind, principal_key, principal_name)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                role.account(),
                role.application().provider(),
                role.application().application(),
                role.name(),
                PrincipalKind.of(principal).name(),
                principalKey(principal),
                principal.name());
    }

    private void unassign(RoleAssignment assignment) throws SQLException {
        RoleKey role = assignment.role();
        session.update(
                """
                DELETE FROM role_assignment WHERE account = ? AND provider = ? AND application = ? AND role = ?
                  AND principal_kind = ? AND principal_key = ?
                """,
                role.account(),
                role.application().provider(),
                role.application().application(),
                role.name(),
                PrincipalKind.of(assignment.principal()).name(),
                principalKey(assignment.principal()));
    }

    private static String principalKey(Principal principal) {
        return switch (principal) {
            case Principal.User user -> user.name();
            case Principal.Group group -> groupKey(group.name());
        };
    }

    /** The form in which names of groups are compared. */
    static String groupKey(String group) {
        return group.toLowerCase(Locale.ROOT);
    }

    static long number(boolean value) {
        return value ? 1 : 0;
    }
}
