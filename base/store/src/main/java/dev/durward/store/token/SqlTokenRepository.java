package dev.durward.store.token;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tokens in table {@code access_token}. */
public final class SqlTokenRepository implements TokenRepository {
    private static final String INSERT =
            "INSERT INTO access_token (token_hash, account, client_id, issued_at_ms, scopes) VALUES (?, ?, ?, ?, ?)";
    private static final String FIND =
            "SELECT account, client_id, issued_at_ms, scopes, token_hash FROM access_token WHERE token_hash = ?";
    private static final String ISSUED_TO = """
            SELECT account, client_id, issued_at_ms, scopes, token_hash FROM access_token
            WHERE account = ? AND client_id = ? AND (issued_at_ms > ? OR (issued_at_ms = ? AND token_hash > ?))
            ORDER BY issued_at_ms, token_hash LIMIT ?
            """;
    private static final String OWNERS = "SELECT DISTINCT account, client_id FROM access_token";
    private static final byte[] AFTER_EVERY_HASH = afterEveryHash();
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
            statement.setString(5, String.join(" ", token.scopes()));
        });
    }

    @Override
    public Optional<AccessToken> find(byte[] hash) {
        return database.read(session -> session.first(FIND, SqlTokenRepository::token, (Object) hash));
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        String scopes = row.getString(4);
        return new AccessToken(
                row.getString(1),
                row.getBytes(5),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                scopes == null || scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")));
    }

    @Override
    public List<AccessToken> issuedTo(
            String account, String clientId, Instant after, Optional<AccessToken> last, int limit) {
        long lastIssued = last.map(token -> token.issuedAt().toEpochMilli()).orElse(after.toEpochMilli());
        byte[] lastHash = last.map(AccessToken::hash).orElse(AFTER_EVERY_HASH);
        return database.read(session -> session.list(
                ISSUED_TO, SqlTokenRepository::token, account, clientId, lastIssued, lastIssued, lastHash, limit));
    }

    @Override
    public List<TokenOwner> owners() {
        return database.read(
                session -> session.list(OWNERS, row -> new TokenOwner(row.getString(1), row.getString(2))));
    }

    @Override
    public void forgetOwner(TokenOwner owner) {
        // nothing is kept of an owner but its tokens
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

    private static byte[] afterEveryHash() {
        byte[] bytes = new byte[33];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }
}
