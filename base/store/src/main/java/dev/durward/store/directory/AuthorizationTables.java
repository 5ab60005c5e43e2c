package dev.durward.store.directory;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ApplicationSecret;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.store.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signing keys, scopes and application secrets. */
final class AuthorizationTables {
    private static final String PUT_KEY = """
            INSERT INTO signing_key
              (key_id, algorithm, public_key, encrypted_private_key, published_at_ms, signs_from_ms)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (key_id) DO UPDATE SET signs_from_ms = excluded.signs_from_ms
            """;
    private static final String KEYS = """
            SELECT key_id, algorithm, public_key, encrypted_private_key, published_at_ms, signs_from_ms
            FROM signing_key ORDER BY signs_from_ms, key_id
            """;
    private static final String PUT_SCOPE = """
            INSERT INTO application_scope (account, provider, application, scope, description) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account, provider, application, scope) DO UPDATE SET description = excluded.description
            """;
    private static final String DELETE_SCOPE =
            "DELETE FROM application_scope WHERE account = ? AND provider = ? AND application = ? AND scope = ?";
    private static final String SCOPES = """
            SELECT account, provider, application, scope, description
            FROM application_scope ORDER BY account, provider, application, scope
            """;
    private static final String DELETE_SECRETS =
            "DELETE FROM application_secret WHERE account = ? AND provider = ? AND application = ?";
    private static final String ADD_SECRET = """
            INSERT INTO application_secret (account, provider, application, ordinal, hash, created_at_ms, ends_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SECRETS = """
            SELECT account, provider, application, hash, created_at_ms, ends_at_ms
            FROM application_secret ORDER BY account, provider, application, ordinal
            """;

    private final Session session;

    AuthorizationTables(Session session) {
        this.session = session;
    }

    void put(SigningKey key) throws SQLException {
        session.update(
                PUT_KEY,
                key.keyId(),
                key.algorithm().name(),
                key.publicKey(),
                key.encryptedPrivateKey(),
                key.publishedAt().toEpochMilli(),
                key.signsFrom().toEpochMilli());
    }

    void deleteKey(String keyId) throws SQLException {
        session.update("DELETE FROM signing_key WHERE key_id = ?", keyId);
    }

    List<SigningKey> signingKeys() throws SQLException {
        return session.list(
                KEYS,
                row -> new SigningKey(
                        row.getString(1),
                        SignatureAlgorithm.valueOf(row.getString(2)),
                        row.getBytes(3),
                        row.getBytes(4),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Instant.ofEpochMilli(row.getLong(6))));
    }

    void put(ApplicationScope scope) throws SQLException {
        ApplicationKey application = scope.application();
        session.update(
                PUT_SCOPE,
                scope.account(),
                application.provider(),
                application.application(),
                scope.scope(),
                scope.description());
    }

    void delete(ApplicationScope scope) throws SQLException {
        ApplicationKey application = scope.application();
        session.update(DELETE_SCOPE, scope.account(), application.provider(), application.application(), scope.scope());
    }

    List<ApplicationScope> scopes() throws SQLException {
        return session.list(
                SCOPES,
                row -> new ApplicationScope(row.getString(1), application(row), row.getString(4), row.getString(5)));
    }

    void replaceSecrets(String account, ApplicationKey application, List<ClientSecret> secrets) throws SQLException {
        session.update(DELETE_SECRETS, account, application.provider(), application.application());
        int ordinal = 0;
        for (ClientSecret secret : secrets) {
            session.update(
                    ADD_SECRET,
                    account,
                    application.provider(),
                    application.application(),
                    ordinal++,
                    secret.hash(),
                    secret.createdAt().toEpochMilli(),
                    secret.endsAt().map(Instant::toEpochMilli).orElse(null));
        }
    }

    List<ApplicationSecret> applicationSecrets() throws SQLException {
        return session.list(SECRETS, row -> new ApplicationSecret(row.getString(1), application(row), secret(row)));
    }

    private static ClientSecret secret(ResultSet row) throws SQLException {
        long endsAt = row.getLong(6);
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(endsAt));
        return new ClientSecret(row.getString(4), Instant.ofEpochMilli(row.getLong(5)), end);
    }

    private static ApplicationKey application(ResultSet row) throws SQLException {
        return new ApplicationKey(row.getString(2), row.getString(3));
    }
}
