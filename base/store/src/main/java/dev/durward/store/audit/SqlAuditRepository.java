package dev.durward.store.audit;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.OnFirstUse;
import dev.durward.store.sql.Questions;
import dev.durward.store.sql.Session;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** The audit log in tables {@code audit_event} and {@code audit_head} of the directory. */
public final class SqlAuditRepository implements AuditRepository {
    private static final String COLUMNS = "SELECT account, time_ms, category, actor, source, message";
    private static final String NEWEST = COLUMNS + " FROM audit_event WHERE account = ? ORDER BY sequence DESC LIMIT ?";
    private static final String CHAIN =
            COLUMNS + ", sequence, prev_hash, hash FROM audit_event WHERE account = ? ORDER BY sequence";

    private final Database database;
    // made when first asked: jOOQ takes long to load, and nobody else in the directory needs it
    private final Supplier<Questions> events;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlAuditRepository(Database database) {
        this.database = database;
        this.events = new OnFirstUse<>(() -> new Questions(AuditTables.events(), database.dialect()));
    }

    @Override
    public void append(List<AuditEvent> events) {
        List<AuditEvent> written = List.copyOf(events);
        database.write(session -> {
            AuditChain.append(session, database.dialect(), written);
            return true;
        });
    }

    @Override
    public List<AuditEvent> newest(String account, int limit) {
        return database.read(session -> session.list(NEWEST, SqlAuditRepository::event, account, limit));
    }

    @Override
    public Page<AuditRecord> page(String account, PageQuery query) {
        return database.read(session -> events.get().page(session, account, query, SqlAuditRepository::record));
    }

    @Override
    public long count(String account, Criterion criterion) {
        return database.read(session -> events.get().count(session, account, criterion));
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(row.getLong(7), id(row.getBytes(8)), event(row));
    }

    private static UUID id(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    @Override
    public OptionalLong firstBroken(String account) {
        return database.readSnapshot(session -> firstBroken(session, account));
    }

    private static OptionalLong firstBroken(Session session, String account) throws SQLException {
        PreparedStatement statement = session.prepare(CHAIN);
        statement.setString(1, account);
        AuditChain.Head last = AuditChain.Head.NONE;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                AuditChain.Head link = new AuditChain.Head(row.getLong(7), row.getBytes(9));
                if (link.sequence() != last.sequence() + 1
                        || !Arrays.equals(row.getBytes(8), last.hash())
                        || !Arrays.equals(link.hash(), AuditChain.hash(last, event(row)))) {
                    return OptionalLong.of(last.sequence() + 1);
                }
                last = link;
            }
        }
        AuditChain.Head head = AuditChain.head(session, account);
        boolean whole = head.sequence() == last.sequence() && Arrays.equals(head.hash(), last.hash());
        return whole ? OptionalLong.empty() : OptionalLong.of(last.sequence() + 1);
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                AuditEvent.Category.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
