package dev.durward.store.revocation;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.TokenRevocation;
import dev.durward.store.audit.AuditChain;
import dev.durward.store.sql.Database;
import java.time.Instant;
import java.util.List;

/** Revocations in table {@code token_revocation} of the directory, so that the audit event shares their transaction. */
public final class SqlRevocationRepository implements RevocationRepository {
    private static final String COUNT_UP = "UPDATE revocation_counter SET value = value + ? WHERE id = 1";
    private static final String COUNT = "SELECT value FROM revocation_counter WHERE id = 1";
    private static final String APPEND =
            "INSERT INTO token_revocation (sequence, account, token_key, until_ms) VALUES (?, ?, ?, ?)";
    private static final String AFTER = """
            SELECT sequence, account, token_key, until_ms FROM token_revocation
            WHERE sequence > ? ORDER BY sequence LIMIT ?
            """;
    private static final String DELETE_ENDED = """
            DELETE FROM token_revocation WHERE sequence IN (
              SELECT sequence FROM token_revocation WHERE until_ms <= ? ORDER BY sequence LIMIT ?)
            """;

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlRevocationRepository(Database database) {
        this.database = database;
    }

    @Override
    public long append(List<TokenRevocation> revocations, AuditEvent event) {
        List<TokenRevocation> wanted = List.copyOf(revocations);
        return database.write(session -> {
            // the event first: it locks one row that every writer of events locks, so that no two wait for each other
            AuditChain.append(session, database.dialect(), List.of(event));
            session.update(COUNT_UP, wanted.size());
            long last = session.number(COUNT);
            long first = last - wanted.size() + 1;
            for (int i = 0; i < wanted.size(); i++) {
                TokenRevocation revocation = wanted.get(i);
                session.update(
                        APPEND,
                        first + i,
                        revocation.account(),
                        revocation.key(),
                        revocation.until().toEpochMilli());
            }
            return last;
        });
    }

    @Override
    public List<Numbered> after(long sequence, int limit) {
        return database.read(session -> session.list(
                AFTER,
                row -> new Numbered(
                        row.getLong(1),
                        new TokenRevocation(row.getString(2), row.getBytes(3), Instant.ofEpochMilli(row.getLong(4)))),
                sequence,
                limit));
    }

    @Override
    public int deleteEnded(Instant moment, int limit) {
        return database.write(session -> session.update(DELETE_ENDED, moment.toEpochMilli(), limit));
    }
}
