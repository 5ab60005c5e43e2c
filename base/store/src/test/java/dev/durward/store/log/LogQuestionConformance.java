package dev.durward.store.log;

import static dev.durward.store.log.TestLogs.NOW;
import static dev.durward.store.log.TestLogs.guid;
import static dev.durward.store.log.TestLogs.log;
import static dev.durward.store.log.TestLogs.report;
import static dev.durward.store.log.TestLogs.withCustomStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.And;
import dev.durward.domain.criteria.Criterion.Attribute;
import dev.durward.domain.criteria.Criterion.Compare;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Criterion.Constant;
import dev.durward.domain.criteria.Criterion.Function;
import dev.durward.domain.criteria.Criterion.Not;
import dev.durward.domain.criteria.Criterion.Operand;
import dev.durward.domain.criteria.Criterion.Or;
import dev.durward.domain.criteria.Criterion.TextFunction;
import dev.durward.domain.criteria.Criterion.TextMatch;
import dev.durward.domain.criteria.Criterion.Value;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.Position;
import dev.durward.domain.criteria.SortKey;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How logs are asked for: what a {@link MessageLogRepository} does on every database; run on each by a class of its own. */
abstract class LogQuestionConformance {
    private static final Operand SENDER = new Attribute("Sender");
    private static final Operand START = new Attribute("LogStart");
    private static final Operand NULL = new Value(null);
    // one log each, a second apart, in this order
    private static final List<@Nullable String> SENDERS =
            Arrays.asList(null, "", "Shop", "shop", "SHOP%", "Sh_p", "Ärger", "\ud83d\ude00", "\uff5e", null, "Shop");

    private final StoreKind kind;

    private Stores stores;

    LogQuestionConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder));
        List<MessageLogReport> reports = new ArrayList<>();
        for (int i = 0; i < SENDERS.size(); i++) {
            Instant start = NOW.plusSeconds(i);
            reports.add(report(1, log(guid(start), start, MessageStatus.COMPLETED, SENDERS.get(i))));
        }
        stores.logs().write(reports);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void equalityIsExactAndKnowsNull() {
        assertSenders(compare(SENDER, Comparison.EQ, "Shop"), "Shop", "Shop");
        assertSenders(new Compare(new Value("shop"), Comparison.EQ, SENDER), "shop");
        assertSenders(new Compare(SENDER, Comparison.EQ, NULL), null, null);
        assertSenders(new Compare(NULL, Comparison.EQ, SENDER), null, null);
        assertCount(9, new Compare(SENDER, Comparison.NE, NULL));
        assertCount(9, compare(SENDER, Comparison.NE, "Shop"));
        assertCount(2, new Not(compare(SENDER, Comparison.NE, "Shop")));
        assertCount(9, new Not(compare(SENDER, Comparison.EQ, "Shop")));
        assertCount(11, new Compare(SENDER, Comparison.EQ, SENDER));
        assertCount(0, new Compare(SENDER, Comparison.NE, SENDER));
        assertCount(2, new Compare(SENDER, Comparison.EQ, new Attribute("Receiver")));
        assertCount(0, new Compare(START, Comparison.EQ, NULL));
        assertCount(11, new Compare(START, Comparison.NE, NULL));
    }

    @Test
    void orderIsByCodePointAndNullIsInNone() {
        assertSenders(compare(SENDER, Comparison.LT, "Shop"), "", "SHOP%", "Sh_p");
        assertSenders(compare(SENDER, Comparison.GT, "\u00c4"), "Ärger", "\ud83d\ude00", "\uff5e");
        assertSenders(compare(SENDER, Comparison.GE, "\ud83d\ude00"), "\ud83d\ude00");
        assertCount(8, new Not(compare(SENDER, Comparison.LT, "Shop")));
        assertCount(5, new Not(compare(SENDER, Comparison.GE, "Shop")));
        assertCount(0, new Compare(SENDER, Comparison.LE, NULL));
        assertCount(11, new Not(new Compare(SENDER, Comparison.LE, NULL)));
        assertCount(0, new Compare(START, Comparison.GT, NULL));
    }

    @Test
    void customStatusesOfFlowsAreToldFromStatuses() {
        stores.logs()
                .write(List.of(
                        report(1, withCustomStatus("checked", MessageStatus.COMPLETED)),
                        report(1, withCustomStatus("FAILED", MessageStatus.COMPLETED))));
        Operand custom = new Attribute("CustomStatus");
        Criterion checked = compare(custom, Comparison.EQ, "checked");

        assertThat(count(checked)).isEqualTo(1);
        assertThat(count(new Compare(new Value("checked"), Comparison.EQ, custom)))
                .isEqualTo(1);
        assertThat(count(new Not(checked))).isEqualTo(SENDERS.size() + 1);
        assertThat(count(new Or(List.of(checked, compare(custom, Comparison.EQ, "FAILED")))))
                .isEqualTo(2);
        assertThat(count(compare(custom, Comparison.EQ, "COMPLETED"))).isEqualTo(SENDERS.size());
        assertThat(count(compare(custom, Comparison.NE, "checked"))).isEqualTo(SENDERS.size() + 1);
        assertThat(stores.logs().logs("demo", PageQuery.first(checked, 100)).rows())
                .extracting(MessageProcessingLog::customStatus)
                .containsExactly("checked");
    }

    private long count(Criterion criterion) {
        return stores.logs().countLogs("demo", criterion);
    }

    @Test
    void momentsCompareToTheMillisecondAndFiner() {
        assertCount(1, new Compare(START, Comparison.EQ, new Value(NOW)));
        assertCount(10, new Compare(START, Comparison.GT, new Value(NOW)));
        assertCount(11, new Compare(START, Comparison.GE, new Value(NOW)));
        Instant finer = NOW.plusNanos(400_000);
        assertCount(0, new Compare(START, Comparison.EQ, new Value(finer)));
        assertCount(11, new Compare(START, Comparison.NE, new Value(finer)));
        assertCount(10, new Compare(START, Comparison.GE, new Value(finer)));
        assertCount(1, new Compare(START, Comparison.LT, new Value(finer)));
        assertCount(10, new Not(new Compare(new Value(finer), Comparison.GE, START)));
    }

    @Test
    void textMatchesAreCaseSensitiveAndTakeNoWildcards() {
        assertSenders(match(TextFunction.CONTAINS, "ho"), "Shop", "shop", "Shop");
        assertSenders(match(TextFunction.CONTAINS, "%"), "SHOP%");
        assertSenders(match(TextFunction.STARTS_WITH, "Sh"), "Shop", "Sh_p", "Shop");
        assertSenders(match(TextFunction.STARTS_WITH, "Sh_"), "Sh_p");
        assertSenders(match(TextFunction.ENDS_WITH, "op"), "Shop", "shop", "Shop");
        assertSenders(match(TextFunction.ENDS_WITH, "longer than any of them"));
        assertSenders(match(TextFunction.CONTAINS, "\ud83d\ude00"), "\ud83d\ude00");
        assertCount(9, match(TextFunction.CONTAINS, ""));
        assertCount(9, match(TextFunction.STARTS_WITH, ""));
        assertCount(9, match(TextFunction.ENDS_WITH, ""));
        assertCount(8, new Not(match(TextFunction.CONTAINS, "ho")));
        assertCount(0, new TextMatch(TextFunction.CONTAINS, SENDER, NULL));
        assertCount(11, new Not(new TextMatch(TextFunction.CONTAINS, SENDER, NULL)));
    }

    @Test
    void junctionsOfNothingAndConstantsHoldAsDocumented() {
        assertCount(11, new And(List.of()));
        assertCount(0, new Or(List.of()));
        assertCount(0, new Not(Criterion.ALL));
        assertCount(11, new Not(new Or(List.of())));
        assertCount(0, new Constant(false));
        assertCount(11, new Not(new Constant(false)));
        assertCount(3, new Or(List.of(compare(SENDER, Comparison.EQ, "Shop"), compare(SENDER, Comparison.EQ, "shop"))));
        assertCount(
                8,
                new Not(new Or(
                        List.of(compare(SENDER, Comparison.EQ, "Shop"), compare(SENDER, Comparison.EQ, "shop")))));
        assertCount(11, new Compare(new Value("\uff5e"), Comparison.LT, new Value("\ud83d\ude00")));
        assertCount(11, new Compare(NULL, Comparison.EQ, NULL));
        assertCount(0, new Compare(new Value(1L), Comparison.EQ, NULL));
    }

    @Test
    void textFunctionsWorkByUnicodeAndCodePoint() {
        assertSenders(compare(function("tolower", SENDER), Comparison.EQ, "ärger"), "Ärger");
        assertSenders(compare(function("toupper", SENDER), Comparison.EQ, "SHOP"), "Shop", "shop", "Shop");
        assertSenders(new Compare(function("length", SENDER), Comparison.EQ, new Value(1L)), "\ud83d\ude00", "\uff5e");
        assertSenders(compare(function("substring", SENDER, new Value(1L)), Comparison.EQ, "rger"), "Ärger");
        assertSenders(
                compare(function("substring", SENDER, new Value(-5L), new Value(2L)), Comparison.EQ, "Sh"),
                "Shop",
                "Sh_p",
                "Shop");
        assertSenders(
                compare(function("substring", SENDER, new Value(0L), new Value(-1L)), Comparison.NE, ""), null, null);
        assertSenders(
                new Compare(function("indexof", SENDER, new Value("o")), Comparison.GE, new Value(0L)),
                "Shop",
                "shop",
                "Shop");
        assertSenders(
                compare(function("concat", SENDER, function("trim", new Value(" x "))), Comparison.EQ, "shopx"),
                "shop");
        assertCount(2, new Compare(function("tolower", SENDER), Comparison.EQ, NULL));
        assertCount(11, new Compare(function("tolower", NULL), Comparison.EQ, NULL));
    }

    @Test
    void partsOfTimeAreInUtc() {
        assertCount(11, new Compare(function("year", START), Comparison.EQ, new Value(2026L)));
        assertCount(11, new Compare(function("month", START), Comparison.EQ, new Value(11L)));
        assertCount(11, new Compare(function("day", START), Comparison.EQ, new Value(23L)));
        assertCount(11, new Compare(function("hour", START), Comparison.EQ, new Value(10L)));
        assertCount(11, new Compare(function("minute", START), Comparison.EQ, new Value(20L)));
        assertCount(1, new Compare(function("second", START), Comparison.EQ, new Value(30L)));
        assertCount(11, new Compare(function("year", new Value(NOW)), Comparison.EQ, function("year", START)));
    }

    @Test
    void questionThatMakesNoSenseIsRefused() {
        for (Criterion nonsense : List.of(
                compare(new Attribute("account"), Comparison.EQ, "x"),
                compare(START, Comparison.EQ, "x"),
                compare(function("drop table", SENDER), Comparison.EQ, "x"),
                compare(function("year", SENDER), Comparison.EQ, "x"),
                new Compare(SENDER, Comparison.EQ, new Value(true)))) {
            assertThatThrownBy(() -> stores.logs().countLogs("demo", nonsense))
                    .as(nonsense.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> stores.logs()
                        .logs(
                                "demo",
                                new PageQuery(Criterion.ALL, List.of(), Optional.of(new Position(List.of("x"))), 0, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pagesInEveryOrderMeetEveryLogOnce() {
        for (List<SortKey> order : List.of(
                List.<SortKey>of(),
                List.of(new SortKey("LogEnd", true)),
                List.of(new SortKey("Status", false)),
                List.of(new SortKey("Sender", false)),
                List.of(new SortKey("Sender", true)),
                List.of(new SortKey("Status", true), new SortKey("Sender", false)),
                List.of(new SortKey("Receiver", false), new SortKey("LogStart", true)),
                List.of(new SortKey("MessageGuid", true)))) {
            List<MessageProcessingLog> whole =
                    page(order, Optional.empty(), 100).rows();
            List<MessageProcessingLog> collected = new ArrayList<>();
            Page<MessageProcessingLog> page = page(order, Optional.empty(), 2);
            collected.addAll(page.rows());
            while (page.last().isPresent()) {
                page = page(order, page.last(), 2);
                collected.addAll(page.rows());
            }

            assertThat(whole).as(order.toString()).hasSize(SENDERS.size());
            assertThat(collected).as(order.toString()).isEqualTo(whole);
        }
    }

    @Test
    void nullComesFirstInAscendingAndLastInDescendingOrder() {
        assertThat(page(List.of(new SortKey("Sender", false)), Optional.empty(), 100)
                        .rows())
                .extracting(MessageProcessingLog::sender)
                .containsExactly(
                        null, null, "", "SHOP%", "Sh_p", "Shop", "Shop", "shop", "Ärger", "\uff5e", "\ud83d\ude00");
        assertThat(page(List.of(new SortKey("Sender", true)), Optional.empty(), 100)
                        .rows())
                .extracting(MessageProcessingLog::sender)
                .startsWith("\ud83d\ude00", "\uff5e")
                .endsWith("", null, null);
    }

    @Test
    void pageThatEndsWithTheLastRowNamesNoPosition() {
        assertThat(page(List.of(), Optional.empty(), 11).last()).isEmpty();
        assertThat(page(List.of(), Optional.empty(), 10).last()).isPresent();
        assertThat(page(List.of(), Optional.empty(), 0).rows()).isEmpty();
        assertThat(stores.logs()
                        .logs("demo", new PageQuery(Criterion.ALL, List.of(), Optional.empty(), 9, 10))
                        .rows())
                .extracting(MessageProcessingLog::sender)
                .containsExactly(null, "Shop");
    }

    private Page<MessageProcessingLog> page(List<SortKey> order, Optional<Position> after, int limit) {
        return stores.logs().logs("demo", new PageQuery(Criterion.ALL, order, after, 0, limit));
    }

    private void assertSenders(Criterion criterion, @Nullable String... senders) {
        assertThat(stores.logs().logs("demo", PageQuery.first(criterion, 100)).rows())
                .as(criterion.toString())
                .extracting(MessageProcessingLog::sender)
                .containsExactly(senders);
        assertCount(senders.length, criterion);
    }

    private void assertCount(long count, Criterion criterion) {
        assertThat(stores.logs().countLogs("demo", criterion))
                .as(criterion.toString())
                .isEqualTo(count);
        assertThat(stores.logs().countLogs("demo", new Not(criterion)))
                .as("not " + criterion)
                .isEqualTo(SENDERS.size() - count);
        assertThat(stores.logs().countLogs("other", criterion)).isZero();
    }

    private static Criterion compare(Operand left, Comparison comparison, String right) {
        return new Compare(left, comparison, new Value(right));
    }

    private static Criterion match(TextFunction function, String pattern) {
        return new TextMatch(function, SENDER, new Value(pattern));
    }

    private static Operand function(String name, Operand... arguments) {
        return new Function(name, List.of(arguments));
    }
}
