package dev.durward.store.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.And;
import dev.durward.domain.criteria.Criterion.Attribute;
import dev.durward.domain.criteria.Criterion.Compare;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Criterion.Constant;
import dev.durward.domain.criteria.Criterion.Not;
import dev.durward.domain.criteria.Criterion.Operand;
import dev.durward.domain.criteria.Criterion.Or;
import dev.durward.domain.criteria.Criterion.TextMatch;
import dev.durward.domain.criteria.Criterion.Value;
import dev.durward.domain.log.MessageStatus;
import java.util.Arrays;
import java.util.List;

/**
 * Questions for a custom status that a flow chose itself. The index of custom statuses holds only those that differ from the
 * log's status, and a database takes it only when the question says so, too; of any other text it goes without saying.
 */
final class OwnStatus {
    private static final Operand CUSTOM = new Attribute("CustomStatus");
    private static final Criterion DIFFERS = new Compare(CUSTOM, Comparison.NE, new Attribute("Status"));

    private OwnStatus() {}

    /** A criterion that the same logs meet. */
    static Criterion named(Criterion criterion) {
        return switch (criterion) {
            case And and -> new And(named(and.terms()));
            case Or or -> new Or(named(or.terms()));
            case Not not -> new Not(named(not.term()));
            case Compare compare when asksForOwn(compare) -> new And(List.of(compare, DIFFERS));
            case Compare compare -> compare;
            case TextMatch match -> match;
            case Constant constant -> constant;
        };
    }

    private static List<Criterion> named(List<Criterion> terms) {
        return terms.stream().map(OwnStatus::named).toList();
    }

    private static boolean asksForOwn(Compare compare) {
        return compare.comparison() == Comparison.EQ
                && (isOwn(compare.left(), compare.right()) || isOwn(compare.right(), compare.left()));
    }

    private static boolean isOwn(Operand one, Operand other) {
        return one.equals(CUSTOM)
                && other instanceof Value(String text)
                && Arrays.stream(MessageStatus.values())
                        .noneMatch(status -> status.name().equals(text));
    }
}
