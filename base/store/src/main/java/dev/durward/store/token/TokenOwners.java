package dev.durward.store.token;

import dev.durward.store.sql.Database;
import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers that stand for clients in the rows of tokens. A number is never given to another client. */
final class TokenOwners {
    // about 2 MB; more clients than that at work at once only cost a look-up now and then
    private static final int REMEMBERED = 10_000;

    private static final String NUMBER = "SELECT number FROM token_client WHERE account = ? AND client_id = ?";
    private static final String ADD = "INSERT INTO token_client (account, client_id) VALUES (?, ?)";

    private final Database database;
    private final Map<TokenOwner, Long> numbers = new ConcurrentHashMap<>();

    TokenOwners(Database database) {
        this.database = database;
    }

    /** The number of a client, given to it now if it had none. */
    long numberOf(TokenOwner owner) {
        Long known = numbers.get(owner);
        return known == null ? ask(owner) : known;
    }

    private long ask(TokenOwner owner) {
        // a read first: only the first token of a client needs the writer
        long number = database.read(session -> find(session, owner.account(), owner.clientId()))
                .orElseGet(() -> add(owner));
        if (numbers.size() >= REMEMBERED) {
            numbers.clear();
        }
        numbers.put(owner, number);
        return number;
    }

    private long add(TokenOwner owner) {
        return database.write(session -> {
            Optional<Long> given = find(session, owner.account(), owner.clientId());
            if (given.isPresent()) {
                return given.get();
            }
            session.update(ADD, owner.account(), owner.clientId());
            return find(session, owner.account(), owner.clientId()).orElseThrow();
        });
    }

    /** Asks the database the next time. */
    void drop(TokenOwner owner) {
        numbers.remove(owner);
    }

    static Optional<Long> find(Session session, String account, String clientId) throws SQLException {
        return session.first(NUMBER, row -> row.getLong(1), account, clientId);
    }
}
