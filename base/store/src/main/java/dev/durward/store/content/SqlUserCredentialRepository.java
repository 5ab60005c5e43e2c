package dev.durward.store.content;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.content.UserCredential;
import dev.durward.store.audit.AuditChain;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** User credentials in table {@code user_credential} of the directory. */
public final class SqlUserCredentialRepository implements UserCredentialRepository {
    private static final String CREATE = """
            INSERT INTO user_credential (kind, description, user_name, company_id, deployed_by, deployed_on_ms,
              encrypted_password, account, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, name) DO NOTHING
            """;
    private static final String REPLACE = """
            UPDATE user_credential SET kind = ?, description = ?, user_name = ?, company_id = ?, deployed_by = ?,
              deployed_on_ms = ?, encrypted_password = ?
            WHERE account = ? AND name = ?
            """;
    private static final String DELETE = "DELETE FROM user_credential WHERE account = ? AND name = ?";
    private static final String SELECT = """
            SELECT account, name, kind, description, user_name, company_id, deployed_by, deployed_on_ms
            FROM user_credential WHERE account = ?
            """;
    private static final String PASSWORD =
            "SELECT encrypted_password FROM user_credential WHERE account = ? AND name = ?";

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlUserCredentialRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean create(UserCredential credential, byte[] encryptedPassword, AuditEvent event) {
        return change(session -> session.update(CREATE, values(credential, encryptedPassword)), event);
    }

    @Override
    public boolean replace(UserCredential credential, byte[] encryptedPassword, AuditEvent event) {
        return change(session -> session.update(REPLACE, values(credential, encryptedPassword)), event);
    }

    @Override
    public boolean delete(String account, String name, AuditEvent event) {
        return change(session -> session.update(DELETE, account, name), event);
    }

    private boolean change(Work<Integer> change, AuditEvent event) {
        return database.write(session -> {
            if (change.run(session) == 0) {
                return false;
            }
            AuditChain.append(session, database.dialect(), List.of(event));
            return true;
        });
    }

    @Override
    public Optional<UserCredential> find(String account, String name) {
        return database.read(session ->
                session.first(SELECT + " AND name = ?", SqlUserCredentialRepository::credential, account, name));
    }

    @Override
    public List<UserCredential> list(String account) {
        return database.read(
                session -> session.list(SELECT + " ORDER BY name", SqlUserCredentialRepository::credential, account));
    }

    @Override
    public Optional<byte[]> encryptedPassword(String account, String name) {
        return database.read(session -> session.first(PASSWORD, row -> row.getBytes(1), account, name));
    }

    private static @Nullable Object[] values(UserCredential credential, byte[] encryptedPassword) {
        return new @Nullable Object[] {
            credential.kind(),
            credential.description().orElse(null),
            credential.user().orElse(null),
            credential.companyId().orElse(null),
            credential.deployedBy(),
            credential.deployedOn(),
            encryptedPassword,
            credential.account(),
            credential.name()
        };
    }

    private static UserCredential credential(ResultSet row) throws SQLException {
        return new UserCredential(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                row.getString(7),
                row.getLong(8));
    }
}
