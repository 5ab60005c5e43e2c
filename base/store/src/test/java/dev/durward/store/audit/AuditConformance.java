package dev.durward.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.store.StoreKind;
import dev.durward.store.sql.DatabaseSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void pagesFollowEachOtherByTimeAndNumber() {
        audit.append(List.of(at(3, "c"), at(1, "a"), at(2, "b1"), at(2, "b2")));
        append("b", 1);

        Page<AuditRecord> first = audit.page("a", PageQuery.first(Criterion.ALL, 3));
        Page<AuditRecord> second = audit.page("a", new PageQuery(Criterion.ALL, List.of(), first.last(), 0, 3));

        assertThat(messages(first)).containsExactly("a", "b1", "b2");
        assertThat(messages(second)).containsExactly("c");
        assertThat(second.last()).isEmpty();
        assertThat(first.rows().getFirst().number()).isEqualTo(2);
        assertThat(first.rows().getFirst().id().version()).isEqualTo(8);
        assertThat(Stream.concat(first.rows().stream(), second.rows().stream()).map(AuditRecord::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void criteriaAreOnTheNamesOfTheWire() {
        audit.append(List.of(
                new AuditEvent("a", NOW, AuditEvent.Category.SECURITY_EVENTS, "one", "", "failed"),
                new AuditEvent("a", NOW.plusSeconds(1), AuditEvent.Category.CONFIGURATION, "two", "", "changed")));

        assertThat(found(AuditRepository.CATEGORY, Comparison.EQ, "audit.security-events"))
                .containsExactly("failed");
        assertThat(found(AuditRepository.CATEGORY, Comparison.LT, "audit.d")).containsExactly("changed");
        assertThat(found(AuditRepository.USER, Comparison.NE, "one")).containsExactly("changed");
        assertThat(found(AuditRepository.TIME, Comparison.LE, NOW)).containsExactly("failed");
        assertThat(found(AuditRepository.APPLICATION, Comparison.EQ, "durward")).hasSize(2);
        assertThat(found(AuditRepository.APPLICATION, Comparison.GT, "durward")).isEmpty();
        assertThat(audit.count("a", compare(AuditRepository.USER, Comparison.GE, "one")))
                .isEqualTo(2);
    }

    private List<String> found(String attribute, Comparison comparison, Object value) {
        return messages(audit.page("a", PageQuery.first(compare(attribute, comparison, value), 10)));
    }

    private static Criterion compare(String attribute, Comparison comparison, Object value) {
        return new Criterion.Compare(new Criterion.Attribute(attribute), comparison, new Criterion.Value(value));
    }

    private static List<String> messages(Page<AuditRecord> page) {
        return page.rows().stream().map(row -> row.event().message()).toList();
    }

    private static AuditEvent at(int second, String message) {
        return new AuditEvent("a", NOW.plusSeconds(second), AuditEvent.Category.CONFIGURATION, "admin", "", message);
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
