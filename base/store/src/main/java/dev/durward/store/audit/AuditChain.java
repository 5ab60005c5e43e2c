package dev.durward.store.audit;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.sql.Dialect;
import dev.durward.store.sql.Session;
import dev.durward.store.sql.StorableText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The audit log's way of making edits show: each row holds the SHA-256 of its fields and of the hash before it in its
 * account, so that a changed, removed or inserted row breaks the chain.
 */
public final class AuditChain {
    private static final int HASH_BYTES = 32;
    private static final String HEAD = "SELECT sequence, hash FROM audit_head WHERE account = ?";
    private static final String APPEND = """
            INSERT INTO audit_event
              (account, sequence, time_ms, category, actor, source, message, prev_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String MOVE_HEAD = """
            INSERT INTO audit_head (account, sequence, hash) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """;

    private AuditChain() {}

    /** The newest link of an account's chain. */
    @SuppressWarnings("ArrayRecordComponent") // lives within one method; compared by nobody
    record Head(long sequence, byte[] hash) {
        static final Head NONE = new Head(0, new byte[HASH_BYTES]);
    }

    /** Appends events within a transaction, in their order. */
    public static void append(Session session, Dialect dialect, List<AuditEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        // one process at a time: two that extend one head would fork the chain
        session.number("SELECT value FROM change_counter WHERE id = 1" + dialect.forUpdate());
        Map<String, Head> heads = new LinkedHashMap<>();
        for (AuditEvent event : events) {
            Head before = heads.get(event.account());
            heads.put(event.account(), link(session, event, before == null ? head(session, event.account()) : before));
        }
        for (Map.Entry<String, Head> head : heads.entrySet()) {
            session.update(
                    MOVE_HEAD,
                    head.getKey(),
                    head.getValue().sequence(),
                    head.getValue().hash());
        }
    }

    static Head head(Session session, String account) throws SQLException {
        return session.first(HEAD, row -> new Head(row.getLong(1), row.getBytes(2)), account)
                .orElse(Head.NONE);
    }

    private static Head link(Session session, AuditEvent event, Head before) throws SQLException {
        Head link = new Head(before.sequence() + 1, hash(before, event));
        session.update(
                APPEND,
                event.account(),
                link.sequence(),
                event.time().toEpochMilli(),
                event.category().name(),
                event.actor(),
                event.source(),
                event.message(),
                before.hash(),
                link.hash());
        return link;
    }

    /** The hash of the event that follows a link. Each text goes in with its length, so that none can run into the next. */
    static byte[] hash(Head before, AuditEvent event) {
        MessageDigest digest = sha256();
        digest.update(before.hash());
        digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(before.sequence() + 1)
                .putLong(event.time().toEpochMilli())
                .flip());
        for (String text :
                List.of(event.account(), event.category().name(), event.actor(), event.source(), event.message())) {
            byte[] bytes = StorableText.of(text).getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
