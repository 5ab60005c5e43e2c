package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.And;
import dev.durward.domain.criteria.Criterion.Compare;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Criterion.Operand;
import dev.durward.domain.criteria.Criterion.Value;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.Position;
import dev.durward.domain.criteria.SortKey;
import dev.durward.store.StoreLimits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions that clients ask most are answered from an index, however many logs there are. */
class QueryPlanTest {
    private static final Operand NOW = new Value(Instant.EPOCH);

    private final EntitySet set = new EntitySet(
            "message_processing_log",
            List.of("message_guid", "sender"),
            List.of(
                    Attribute.text("MessageGuid", "message_guid"),
                    Attribute.text("CorrelationId", "correlation_id"),
                    Attribute.optionalText("ApplicationMessageId", "application_message_id"),
                    Attribute.text("Status", "status"),
                    Attribute.text("CustomStatus", "custom_status"),
                    Attribute.optionalText("Sender", "sender"),
                    Attribute.optionalText("Receiver", "receiver"),
                    Attribute.optionalText("ApplicationMessageType", "application_message_type"),
                    Attribute.text("IntegrationArtifact/Id", "artifact_id"),
                    Attribute.moment("LogStart", "log_start_ms"),
                    Attribute.moment("LogEnd", "log_end_ms")),
            List.of("LogStart", "MessageGuid"));

    private SqliteDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = SqliteDatabase.open(folder, Schema.LOGS, StoreLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void defaultOrderWalksTheIndexFromAnyPosition() {
        assertWalk("log_by_start (account=?)", query(Criterion.ALL, Optional.empty()));
        assertWalk(
                "log_by_start (account=? AND (log_start_ms,message_guid)>(?,?))",
                query(Criterion.ALL, Optional.of(new Position(List.of(5L, "x")))));
    }

    @Test
    void newestEndFirstWalksTheIndexFromAnyPosition() {
        SortKey newest = new SortKey("LogEnd", true);
        assertWalk("log_by_end (account=?)", query(Criterion.ALL, Optional.empty(), newest));
        assertWalk(
                "log_by_end (account=? AND (log_end_ms,message_guid)<(?,?))",
                query(Criterion.ALL, Optional.of(new Position(List.of(5L, "x"))), newest));
    }

    @Test
    void lastLogOfAFlowOrStatusIsTheFirstOfItsIndex() {
        SortKey newest = new SortKey("LogEnd", true);
        Criterion since = new Compare(new Criterion.Attribute("LogEnd"), Comparison.GT, NOW);
        assertWalk(
                "log_by_artifact (account=? AND artifact_id=?)",
                query(is("IntegrationArtifact/Id"), Optional.empty(), newest));
        assertWalk(
                "log_by_artifact (account=? AND artifact_id=? AND log_end_ms>?)",
                query(new And(List.of(is("IntegrationArtifact/Id"), since)), Optional.empty(), newest));
        assertWalk("log_by_status (account=? AND status=?)", query(is("Status"), Optional.empty(), newest));
    }

    @Test
    void newestLogsOfAFlowInOneStatusWalkTheIndexOfBoth() {
        SortKey newest = new SortKey("LogEnd", true);
        Operand end = new Criterion.Attribute("LogEnd");
        Criterion period = new And(List.of(new Compare(end, Comparison.GE, NOW), new Compare(end, Comparison.LT, NOW)));
        assertWalk(
                "log_by_artifact_and_status (account=? AND artifact_id=? AND status=? AND log_end_ms>? AND log_end_ms<?)",
                query(new And(List.of(is("IntegrationArtifact/Id"), is("Status"), period)), Optional.empty(), newest));
    }

    @Test
    void idsAreLookedUp() {
        assertLookup(
                "log_by_correlation (account=? AND correlation_id=?)", query(is("CorrelationId"), Optional.empty()));
        assertLookup(
                "log_by_application_message (account=? AND application_message_id=?)",
                query(is("ApplicationMessageId"), Optional.empty()));
        assertLookup("(account=? AND message_guid=?)", query(is("MessageGuid"), Optional.empty()));
    }

    @Test
    void whatFewLogsHaveIsLookedUpWithItsPeriod() {
        SortKey newest = new SortKey("LogEnd", true);
        Operand end = new Criterion.Attribute("LogEnd");
        Criterion period = new And(List.of(new Compare(end, Comparison.GE, NOW), new Compare(end, Comparison.LT, NOW)));
        Map<String, String> indexes = Map.of(
                "Sender", "log_by_sender (account=? AND sender=?",
                "Receiver", "log_by_receiver (account=? AND receiver=?",
                "ApplicationMessageType", "log_by_message_type (account=? AND application_message_type=?");
        indexes.forEach((attribute, index) -> {
            assertLookup(index + " AND log_end_ms>? AND log_end_ms<?)", within(period, newest, is(attribute)));
            assertLookup(index + ")", query(is(attribute), Optional.empty(), newest));
            // an artifact or a status that is asked for as well changes nothing for the worse
            assertLookup(
                    "log_by_artifact (account=? AND artifact_id=? AND log_end_ms>? AND log_end_ms<?)",
                    within(period, newest, is(attribute), is("IntegrationArtifact/Id")));
        });
    }

    @Test
    void customStatusesThatDifferAreLookedUp() {
        Criterion differs =
                new Compare(new Criterion.Attribute("CustomStatus"), Comparison.NE, new Criterion.Attribute("Status"));
        Criterion own = new And(List.of(is("CustomStatus"), differs));

        assertLookup(
                "log_by_custom_status (account=? AND custom_status=?)",
                query(own, Optional.empty(), new SortKey("LogEnd", true)));
    }

    private static PageQuery within(Criterion period, SortKey order, Criterion... criteria) {
        List<Criterion> all = new ArrayList<>(List.of(criteria));
        all.add(period);
        return query(new And(all), Optional.empty(), order);
    }

    private static Criterion is(String attribute) {
        return new Compare(new Criterion.Attribute(attribute), Comparison.EQ, new Value("x"));
    }

    private static PageQuery query(Criterion criterion, Optional<Position> after, SortKey... order) {
        return new PageQuery(criterion, List.of(order), after, 0, 1000);
    }

    /** The index gives the rows and their order. */
    private void assertWalk(String index, PageQuery query) {
        assertThat(plan(query)).singleElement().asString().endsWith(index);
    }

    /** The index gives the few rows, which are sorted afterwards. */
    private void assertLookup(String index, PageQuery query) {
        assertThat(plan(query).getFirst()).endsWith(index);
    }

    private List<String> plan(PageQuery query) {
        return database.read(session -> new Questions(set, Dialect.SQLITE).plan(session, "demo", query));
    }
}
