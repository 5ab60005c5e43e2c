package dev.durward.store.token;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.sql.Database;
import java.time.Instant;
import java.util.Optional;

/** Tokens in table {@code access_token}. */
public final class SqlTokenRepository implements TokenRepository {
    private static final String INSERT =
            "INSERT INTO access_token (token_hash, account, client_id, issued_at_ms) VALUES (?, ?, ?, ?)";
    private static final String FIND = "SELECT account, client_id, issued_at_ms FROM access_token WHERE token_hash = ?";
    private static final String DELETE = "DELETE FROM access_token WHERE token_hash = ? AND account = ?";
    private static final String DELETE_ISSUED_UP_TO = """
            DELETE FROM access_token WHERE token_hash IN (
              SELECT token_hash FROM access_token
              WHERE account = ? AND client_id = ? AND issued_at_ms <= ?
              ORDER BY issued_at_ms LIMIT ?)
            """;

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#TOKENS}. */
    public SqlTokenRepository(Database database) {
        this.database = database;
    }

    @Override
    public void insert(AccessToken token) {
        database.append(INSERT, statement -> {
            statement.setBytes(1, token.hash());
            statement.setString(2, token.account());
            statement.setString(3, token.clientId());
            statement.setLong(4, token.issuedAt().toEpochMilli());
        });
    }

    @Override
    public Optional<AccessToken> find(byte[] hash) {
        return database.read(session -> session.first(
                FIND,
                row -> new AccessToken(row.getString(1), hash, row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                (Object) hash));
    }

    @Override
    public boolean delete(String account, byte[] hash) {
        return database.write(session -> session.update(DELETE, hash, account)) > 0;
    }

    @Override
    public int deleteIssuedUpTo(String account, String clientId, Instant moment, int limit) {
        return database.write(
                session -> session.update(DELETE_ISSUED_UP_TO, account, clientId, moment.toEpochMilli(), limit));
    }
}
