package dev.durward.store.token;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.sql.Binding;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.Session;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens in table {@code access_token}, which names clients by their number in {@code token_client}. */
public final class SqlTokenRepository implements TokenRepository {
    private static final String TABLE = "access_token";
    // no row when the client was forgotten since its number was remembered
    private static final String INSERT = """
            INSERT INTO access_token (client, issued_at_ms, hash_start, hash_rest, scopes)
            SELECT number, ?, ?, ?, ? FROM token_client WHERE number = ?
            """;
    private static final String FIND_AT = """
            SELECT c.account, c.client_id, t.issued_at_ms, t.scopes
            FROM access_token t JOIN token_client c ON c.number = t.client
            WHERE t.client = ? AND t.issued_at_ms = ? AND t.hash_start = ? AND t.hash_rest = ?
            """;
    private static final String FIND = """
            SELECT c.account, c.client_id, t.issued_at_ms, t.scopes
            FROM token_place p
            JOIN access_token t
              ON t.client = p.client AND t.issued_at_ms = p.issued_at_ms AND t.hash_start = p.hash_start
            JOIN token_client c ON c.number = p.client
            WHERE p.hash_start = ? AND t.hash_rest = ?
            """;
    private static final String PLACES = "SELECT client, issued_at_ms FROM token_place WHERE hash_start = ?";
    private static final String DELETE_AT = """
            DELETE FROM access_token WHERE client = ? AND issued_at_ms = ? AND hash_start = ? AND hash_rest = ?
              AND client IN (SELECT number FROM token_client WHERE account = ?)
            """;
    private static final String ISSUED_TO = """
            SELECT issued_at_ms, hash_start, hash_rest, scopes FROM access_token
            WHERE client = ? AND (issued_at_ms, hash_start) > (?, ?)
            ORDER BY issued_at_ms, hash_start LIMIT ?
            """;
    private static final String LAST_OF_STEP = """
            SELECT issued_at_ms, hash_start FROM access_token
            WHERE client = ? AND issued_at_ms <= ?
            ORDER BY issued_at_ms, hash_start LIMIT 1 OFFSET ?
            """;
    private static final String DELETE_STEP =
            "DELETE FROM access_token WHERE client = ? AND (issued_at_ms, hash_start) <= (?, ?)";
    private static final String DELETE_ALL_UP_TO = "DELETE FROM access_token WHERE client = ? AND issued_at_ms <= ?";
    private static final String OWNERS = "SELECT account, client_id FROM token_client";
    private static final String FORGET = """
            DELETE FROM token_client WHERE account = ? AND client_id = ?
              AND NOT EXISTS (SELECT 1 FROM access_token t WHERE t.client = token_client.number)
            """;

    // what an index entry holds of a hash: enough to tell tokens apart, and half of the whole
    private static final int START_BYTES = 8;
    // above every start of a hash: longer, with the same bytes
    private static final byte[] AFTER_ALL_STARTS = after();

    private final Database database;
    private final TokenOwners owners;
    private final TokenPlaces places;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#TOKENS}. */
    public SqlTokenRepository(Database database) {
        this(database, TokenPlaces.of(database));
    }

    SqlTokenRepository(Database database, TokenPlaces places) {
        this.database = database;
        this.places = places;
        this.owners = new TokenOwners(database);
    }

    private static byte[] after() {
        byte[] bytes = new byte[START_BYTES + 1];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    @Override
    public void insert(AccessToken token) {
        TokenOwner owner = new TokenOwner(token.account(), token.clientId());
        // a client that is forgotten again and again right after it got its number is none that gets tokens
        while (!inserted(token, owners.numberOf(owner))) {
            owners.drop(owner);
        }
        places.keepUp();
    }

    private boolean inserted(AccessToken token, long client) {
        if (places.takes(token.issuedAt().toEpochMilli())) {
            try {
                return database.append(INSERT, arriving(token, client));
            } catch (PlaceNeededException fromNowOn) {
                return insertedWithPlace(token, client);
            }
        }
        return insertedWithPlace(token, client);
    }

    private boolean insertedWithPlace(AccessToken token, long client) {
        return database.write(session -> {
            PreparedStatement statement = session.prepare(INSERT);
            bind(statement, token, client);
            boolean inserted = statement.executeUpdate() > 0;
            if (inserted) {
                places.place(session, start(token.hash()), place(token, client));
            }
            return inserted;
        });
    }

    private Binding arriving(AccessToken token, long client) {
        return statement -> {
            places.arrives(startAsNumber(token.hash()), place(token, client));
            bind(statement, token, client);
        };
    }

    private static TokenPlace place(AccessToken token, long client) {
        return new TokenPlace(client, token.issuedAt().toEpochMilli());
    }

    private static void bind(PreparedStatement statement, AccessToken token, long client) throws SQLException {
        statement.setLong(1, token.issuedAt().toEpochMilli());
        statement.setBytes(2, start(token.hash()));
        statement.setBytes(3, rest(token.hash()));
        statement.setString(4, token.scopes().isEmpty() ? null : String.join(" ", token.scopes()));
        statement.setLong(5, client);
    }

    @Override
    public Optional<AccessToken> find(byte[] hash) {
        return database.read(session -> {
            byte[] start = start(hash);
            byte[] rest = rest(hash);
            // those in memory first: they leave it when the table has them
            for (TokenPlace place : places.recent(startAsNumber(hash))) {
                Optional<AccessToken> found = session.first(
                        FIND_AT, row -> token(hash, row), place.client(), place.issuedAtMs(), start, rest);
                if (found.isPresent()) {
                    return found;
                }
            }
            return session.first(FIND, row -> token(hash, row), start, rest);
        });
    }

    private static AccessToken token(byte[] hash, ResultSet row) throws SQLException {
        return new AccessToken(
                row.getString(1),
                hash,
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                scopes(row.getString(4)));
    }

    @Override
    public boolean delete(String account, byte[] hash) {
        return database.write(session -> {
            List<TokenPlace> found = new ArrayList<>(places.recent(startAsNumber(hash)));
            found.addAll(
                    session.list(PLACES, row -> new TokenPlace(row.getLong(1), row.getLong(2)), (Object) start(hash)));
            for (TokenPlace place : found) {
                if (session.update(DELETE_AT, place.client(), place.issuedAtMs(), start(hash), rest(hash), account)
                        > 0) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public List<AccessToken> issuedTo(
            String account, String clientId, Instant after, Optional<AccessToken> last, int limit) {
        // one of the same millisecond counts as not after the moment
        long fromMs = last.map(AccessToken::issuedAt).orElse(after).toEpochMilli();
        byte[] fromStart = last.map(token -> start(token.hash())).orElse(AFTER_ALL_STARTS);
        return database.read(session -> {
            Optional<Long> number = TokenOwners.find(session, account, clientId);
            return number.isEmpty()
                    ? List.of()
                    : session.list(
                            ISSUED_TO,
                            row -> new AccessToken(
                                    account,
                                    hash(row),
                                    clientId,
                                    Instant.ofEpochMilli(row.getLong(1)),
                                    scopes(row.getString(4))),
                            number.get(),
                            fromMs,
                            fromStart,
                            limit);
        });
    }

    @Override
    public int deleteIssuedUpTo(String account, String clientId, Instant moment, int limit) {
        return database.write(session -> {
            Optional<Long> number = TokenOwners.find(session, account, clientId);
            return number.isEmpty() ? 0 : deleteStep(session, number.get(), moment.toEpochMilli(), limit);
        });
    }

    private static int deleteStep(Session session, long client, long upToMs, int limit) throws SQLException {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Place(long issuedAtMs, byte[] start) {}
        Optional<Place> last = session.first(
                LAST_OF_STEP, row -> new Place(row.getLong(1), row.getBytes(2)), client, upToMs, limit - 1);
        return last.isPresent()
                ? session.update(
                        DELETE_STEP, client, last.get().issuedAtMs(), last.get().start())
                : session.update(DELETE_ALL_UP_TO, client, upToMs);
    }

    @Override
    public List<TokenOwner> owners() {
        return database.read(
                session -> session.list(OWNERS, row -> new TokenOwner(row.getString(1), row.getString(2))));
    }

    @Override
    public void forgetOwner(TokenOwner owner) {
        database.write(session -> {
            database.dialect().holdOffChanges(session, TABLE);
            return session.update(FORGET, owner.account(), owner.clientId());
        });
    }

    private static byte[] start(byte[] hash) {
        return Arrays.copyOf(hash, START_BYTES);
    }

    private static long startAsNumber(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static byte[] rest(byte[] hash) {
        return Arrays.copyOfRange(hash, START_BYTES, AccessToken.HASH_BYTES);
    }

    private static byte[] hash(ResultSet row) throws SQLException {
        byte[] hash = Arrays.copyOf(row.getBytes(2), AccessToken.HASH_BYTES);
        System.arraycopy(row.getBytes(3), 0, hash, START_BYTES, AccessToken.HASH_BYTES - START_BYTES);
        return hash;
    }

    private static List<String> scopes(@Nullable String stored) {
        return stored == null ? List.of() : List.of(stored.split(" "));
    }
}
