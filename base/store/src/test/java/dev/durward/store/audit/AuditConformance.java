package dev.durward.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.StoreKind;
import dev.durward.store.sql.DatabaseSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an {@link AuditRepository} does on every database; run on each by a class of its own. */
abstract class AuditConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    private final StoreKind kind;

    private DatabaseSet databases;
    private AuditRepository audit;

    AuditConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        databases = DatabaseSet.open(kind.newStore(folder));
        audit = new SqlAuditRepository(databases.directory());
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void newestEventsComeFirst() {
        append("a", 3);
        append("b", 1);

        assertThat(audit.newest("a", 2)).containsExactly(event("a", 3), event("a", 2));
    }

    @Test
    void untouchedLogIsWhole() {
        append("a", 20);
        append("b", 5);
        append("a", 3);

        assertThat(audit.firstBroken("a")).isEmpty();
        assertThat(audit.firstBroken("b")).isEmpty();
        assertThat(audit.firstBroken("none")).isEmpty();
    }

    @Test
    void unstorableCharactersDoNotBreakTheChain() {
        audit.append(List.of(new AuditEvent(
                "a", NOW, AuditEvent.Category.SECURITY_EVENTS, "nul\0", "half\ud800", "pair \ud83d\ude00 \u00e4")));

        assertThat(audit.newest("a", 1).getFirst().message()).isEqualTo("pair \ud83d\ude00 \u00e4");
        assertThat(audit.firstBroken("a")).isEmpty();
    }

    @Test
    void everyKindOfEditIsFound() {
        List<String> edits = List.of(
                "UPDATE audit_event SET message = 'x' WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET time_ms = time_ms + 1 WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET category = 'DATA_ACCESS' WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET actor = 'x' WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET source = 'x' WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET hash = prev_hash WHERE account = 'a' AND sequence = 7",
                "UPDATE audit_event SET prev_hash = hash WHERE account = 'a' AND sequence = 7",
                "DELETE FROM audit_event WHERE account = 'a' AND sequence = 7",
                "DELETE FROM audit_event WHERE account = 'a' AND sequence >= 7",
                "UPDATE audit_event SET sequence = 100 WHERE account = 'a' AND sequence = 7");
        for (String edit : edits) {
            databases.directory().write(session -> session.update("DELETE FROM audit_event"));
            databases.directory().write(session -> session.update("DELETE FROM audit_head"));
            append("a", 10);
            assertThat(audit.firstBroken("a")).isEmpty();

            databases.directory().write(session -> session.update(edit));

            assertThat(audit.firstBroken("a")).as(edit).hasValue(7);
        }
    }

    private void append(String account, int count) {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(event(account, i));
        }
        audit.append(events);
    }

    private static AuditEvent event(String account, int number) {
        return new AuditEvent(account, NOW, AuditEvent.Category.CONFIGURATION, "admin", "127.0.0.1", "Event " + number);
    }
}
