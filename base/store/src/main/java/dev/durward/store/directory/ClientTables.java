package dev.durward.store.directory;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OAuth clients in tables {@code oauth_client} and {@code client_secret}. */
final class ClientTables {
    private static final String CREATE = """
            INSERT INTO oauth_client (unique_form, name, description, provider, application, authentication,
              token_lifetime_ms, enabled, tokens_issued_after_ms, epoch, account, client_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unique_form) DO NOTHING
            """;
    private static final String REPLACE = """
            UPDATE oauth_client SET unique_form = ?, name = ?, description = ?, provider = ?, application = ?,
              authentication = ?, token_lifetime_ms = ?, enabled = ?, tokens_issued_after_ms = ?, epoch = ?
            WHERE account = ? AND client_id = ?
            """;
    private static final String DELETE = "DELETE FROM oauth_client WHERE account = ? AND client_id = ?";
    private static final String DELETE_SECRETS = "DELETE FROM client_secret WHERE account = ? AND client_id = ?";
    private static final String ADD_SECRET = """
            INSERT INTO client_secret (account, client_id, ordinal, hash, created_at_ms, ends_at_ms)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String SECRETS = """
            SELECT account, client_id, hash, created_at_ms, ends_at_ms
            FROM client_secret ORDER BY account, client_id, ordinal
            """;
    private static final String CLIENTS = """
            SELECT account, client_id, name, description, provider, application, authentication, token_lifetime_ms,
              enabled, tokens_issued_after_ms, epoch
            FROM oauth_client ORDER BY account, client_id
            """;

    private final Session session;

    ClientTables(Session session) {
        this.session = session;
    }

    void create(OAuthClient client) throws SQLException {
        if (session.update(CREATE, values(client)) == 0) {
            throw new DirectoryConflictException(
                    "client id '" + client.clientId() + "' is taken; ids are compared without regard to case");
        }
        addSecrets(client);
    }

    void replace(OAuthClient client) throws SQLException {
        if (session.update(REPLACE, values(client)) == 0) {
            throw new DirectoryConflictException(
                    "client '" + client.clientId() + "' of account '" + client.account() + "' does not exist any more");
        }
        session.update(DELETE_SECRETS, client.account(), client.clientId());
        addSecrets(client);
    }

    void delete(String account, String clientId) throws SQLException {
        session.update(DELETE_SECRETS, account, clientId);
        session.update(DELETE, account, clientId);
    }

    List<OAuthClient> list() throws SQLException {
        Map<Key, List<ClientSecret>> secrets = new HashMap<>();
        session.list(
                SECRETS,
                row -> secrets.computeIfAbsent(new Key(row.getString(1), row.getString(2)), key -> new ArrayList<>(2))
                        .add(secret(row)));
        return session.list(
                CLIENTS,
                row -> client(row, secrets.getOrDefault(new Key(row.getString(1), row.getString(2)), List.of())));
    }

    private void addSecrets(OAuthClient client) throws SQLException {
        int ordinal = 0;
        for (ClientSecret secret : client.secrets()) {
            session.update(
                    ADD_SECRET,
                    client.account(),
                    client.clientId(),
                    ordinal++,
                    secret.hash(),
                    secret.createdAt().toEpochMilli(),
                    secret.endsAt().map(Instant::toEpochMilli).orElse(null));
        }
    }

    private static @Nullable Object[] values(OAuthClient client) {
        return new @Nullable Object[] {
            OAuthClient.uniqueForm(client.clientId()),
            client.name(),
            client.description(),
            client.application().provider(),
            client.application().application(),
            client.authentication().word(),
            client.tokenLifetime().toMillis(),
            DirectoryWriter.number(client.enabled()),
            client.tokensIssuedAfter().toEpochMilli(),
            client.epoch(),
            client.account(),
            client.clientId()
        };
    }

    private static ClientSecret secret(ResultSet row) throws SQLException {
        long end = row.getLong(5);
        Optional<Instant> endsAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(end));
        return new ClientSecret(row.getString(3), Instant.ofEpochMilli(row.getLong(4)), endsAt);
    }

    private static OAuthClient client(ResultSet row, List<ClientSecret> secrets) throws SQLException {
        return new OAuthClient(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new ApplicationKey(row.getString(5), row.getString(6)),
                secrets,
                ClientAuthentication.parse(row.getString(7)),
                Duration.ofMillis(row.getLong(8)),
                row.getLong(9) != 0,
                Instant.ofEpochMilli(row.getLong(10)),
                row.getLong(11));
    }

    private record Key(String account, String clientId) {}
}
