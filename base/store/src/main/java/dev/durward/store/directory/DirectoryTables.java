package dev.durward.store.directory;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.authorization.GroupMembership;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.RoleAssignment;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.store.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all tables of the directory, each in the order of its key. */
final class DirectoryTables {
    private DirectoryTables() {}

    static DirectoryData load(Session session) throws SQLException {
        AuthorizationTables authorization = new AuthorizationTables(session);
        return new DirectoryData(
                session.number("SELECT value FROM change_counter WHERE id = 1"),
                session.list("""
                        SELECT name, short_name, display_name, enabled, description, used_for_production, beta_enabled
                        FROM account ORDER BY name
                        """, DirectoryTables::account),
                session.list(
                        """
                        SELECT account, provider, application, node_type, enabled
                        FROM subscription ORDER BY account, provider, application
                        """,
                        row -> new Subscription(
                                row.getString(1),
                                application(row),
                                NodeType.valueOf(row.getString(4)),
                                row.getLong(5) != 0)),
                new ClientTables(session).list(),
                session.list(
                        "SELECT name, password_hash, enabled FROM local_user ORDER BY name",
                        row -> new LocalUser(row.getString(1), row.getString(2), row.getLong(3) != 0)),
                session.list(
                        "SELECT account, user_name, role FROM member ORDER BY account, user_name, role",
                        row -> new Member(row.getString(1), row.getString(2), PlatformRole.valueOf(row.getString(3)))),
                session.list("""
                        SELECT account, provider, application, name
                        FROM custom_role ORDER BY account, provider, application, name
                        """, DirectoryTables::role),
                groups(session),
                session.list("""
                        SELECT m.account, g.name, m.user_name
                        FROM group_member m JOIN user_group g ON g.account = m.account AND g.group_key = m.group_key
                        ORDER BY m.account, m.group_key, m.user_name
                        """, row -> new GroupMembership(row.getString(1), row.getString(2), row.getString(3))),
                session.list(
                        """
                        SELECT account, provider, application, role, principal_kind, principal_name
                        FROM role_assignment
                        ORDER BY account, provider, application, role, principal_kind, principal_key
                        """,
                        row -> new RoleAssignment(
                                role(row),
                                PrincipalKind.valueOf(row.getString(5)).principal(row.getString(6)))),
                authorization.signingKeys(),
                authorization.scopes(),
                authorization.applicationSecrets(),
                declarations(session));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4) != 0,
                new AccountDetails(row.getString(5), row.getLong(6) != 0, row.getLong(7) != 0));
    }

    private static ApplicationKey application(ResultSet row) throws SQLException {
        return new ApplicationKey(row.getString(2), row.getString(3));
    }

    private static RoleKey role(ResultSet row) throws SQLException {
        return new RoleKey(row.getString(1), application(row), row.getString(4));
    }

    private static Map<String, List<String>> groups(Session session) throws SQLException {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        session.list(
                "SELECT account, name FROM user_group ORDER BY account, group_key",
                row -> groups.computeIfAbsent(row.getString(1), account -> new ArrayList<>())
                        .add(row.getString(2)));
        return groups;
    }

    private static Map<String, String> declarations(Session session) throws SQLException {
        Map<String, String> declarations = new LinkedHashMap<>();
        session.list("SELECT file, sha256 FROM declaration ORDER BY file", row -> {
            declarations.put(row.getString(1), row.getString(2));
            return true;
        });
        return declarations;
    }
}
