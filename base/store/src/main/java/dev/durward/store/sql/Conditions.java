package dev.durward.store.sql;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Criterion.Comparison;
import dev.durward.domain.criteria.Criterion.TextFunction;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Makes SQL conditions of criteria, in two-valued logic on both databases: {@code not} is pushed down to the
 * comparisons, and only what may be null is compared in a way that knows null, so that indexes stay usable.
 */
final class Conditions {
    private final Terms terms;
    private final Dialect dialect;

    Conditions(EntitySet set, Dialect dialect) {
        this.terms = new Terms(set, dialect);
        this.dialect = dialect;
    }

    Condition of(Criterion criterion) {
        return condition(criterion, true);
    }

    private Condition condition(Criterion criterion, boolean wanted) {
        return switch (criterion) {
            case Criterion.And and -> junction(and.terms(), wanted, wanted);
            case Criterion.Or or -> junction(or.terms(), wanted, !wanted);
            case Criterion.Not not -> condition(not.term(), !wanted);
            case Criterion.Constant constant -> constant(constant.holds() == wanted);
            case Criterion.Compare compare -> comparison(compare, wanted);
            case Criterion.TextMatch match -> match(match, wanted);
        };
    }

    private Condition junction(List<Criterion> parts, boolean wanted, boolean all) {
        List<Condition> conditions =
                parts.stream().map(part -> condition(part, wanted)).toList();
        if (conditions.isEmpty()) {
            return constant(all);
        }
        return all ? DSL.and(conditions) : DSL.or(conditions);
    }

    private static Condition constant(boolean holds) {
        return holds ? DSL.trueCondition() : DSL.falseCondition();
    }

    private Condition comparison(Criterion.Compare compare, boolean wanted) {
        Term left = terms.of(compare.left());
        Term right = terms.of(compare.right());
        Comparison operator = compare.comparison();
        if (left.literal() && !right.literal()) {
            return compared(right, mirrored(operator), left, wanted);
        }
        return compared(left, operator, right, wanted);
    }

    private Condition compared(Term left, Comparison operator, Term right, boolean wanted) {
        if (!left.isNull() && !right.isNull() && left.kind() != right.kind()) {
            throw new IllegalArgumentException("a " + word(left) + " can't be compared with a " + word(right));
        }
        if (left.literal()) {
            return constant(Literals.compare(left, operator, right) == wanted);
        }
        if (right.isNull()) {
            return againstNull(left, operator, wanted);
        }
        if (right.finerThanMillis()) {
            return finer(left, operator, right, wanted);
        }
        return wanted ? holds(left, operator, right) : fails(left, operator, right);
    }

    private static Condition againstNull(Term left, Comparison operator, boolean wanted) {
        return switch (operator) {
            case EQ, NE -> {
                boolean mustBeNull = (operator == Comparison.EQ) == wanted;
                if (!left.nullable()) {
                    yield constant(!mustBeNull);
                }
                yield mustBeNull ? left.field().isNull() : left.field().isNotNull();
            }
            case GT, GE, LT, LE -> constant(!wanted);
        };
    }

    /** A moment between two milliseconds equals no stored one. */
    private Condition finer(Term left, Comparison operator, Term right, boolean wanted) {
        return switch (operator) {
            case EQ -> constant(!wanted);
            case NE -> constant(wanted);
            case GT, GE -> wanted ? holds(left, Comparison.GT, right) : fails(left, Comparison.GT, right);
            case LT, LE -> wanted ? holds(left, Comparison.LE, right) : fails(left, Comparison.LE, right);
        };
    }

    private static Condition holds(Term left, Comparison operator, Term right) {
        return switch (operator) {
            case EQ -> left.nullable() && right.nullable() ? same(left, right) : simple(left, "=", right);
            case NE -> left.nullable() || right.nullable() ? different(left, right) : simple(left, "<>", right);
            case GT -> simple(left, ">", right);
            case GE -> simple(left, ">=", right);
            case LT -> simple(left, "<", right);
            case LE -> simple(left, "<=", right);
        };
    }

    private static Condition fails(Term left, Comparison operator, Term right) {
        return switch (operator) {
            case EQ -> holds(left, Comparison.NE, right);
            case NE -> holds(left, Comparison.EQ, right);
            case GT -> orNull(left, simple(left, "<=", right), right);
            case GE -> orNull(left, simple(left, "<", right), right);
            case LT -> orNull(left, simple(left, ">=", right), right);
            case LE -> orNull(left, simple(left, ">", right), right);
        };
    }

    private static Condition simple(Term left, String operator, Term right) {
        return DSL.condition("{0} " + operator + " {1}", left.field(), right.field());
    }

    private static Condition same(Term left, Term right) {
        return DSL.condition("{0} IS NOT DISTINCT FROM {1}", left.field(), right.field());
    }

    private static Condition different(Term left, Term right) {
        return DSL.condition("{0} IS DISTINCT FROM {1}", left.field(), right.field());
    }

    private static Condition orNull(Term left, Condition condition, Term right) {
        Condition whole = condition;
        if (left.nullable()) {
            whole = whole.or(left.field().isNull());
        }
        return right.nullable() ? whole.or(right.field().isNull()) : whole;
    }

    private Condition match(Criterion.TextMatch match, boolean wanted) {
        Term text = terms.of(match.text());
        Term pattern = terms.of(match.pattern());
        text.require(AttributeKind.TEXT, match.function().name());
        pattern.require(AttributeKind.TEXT, match.function().name());
        if (text.isNull() || pattern.isNull()) {
            return constant(!wanted);
        }
        Condition found = DSL.condition(template(match.function()), text.field(), pattern.field());
        return wanted ? found : orNull(text, DSL.condition("NOT ({0})", found), pattern);
    }

    private String template(TextFunction function) {
        return switch (function) {
            case CONTAINS -> dialect.positionFunction() + "({0}, {1}) > 0";
            case STARTS_WITH -> "substr({0}, 1, length({1})) = {1}";
            case ENDS_WITH -> "(length({0}) >= length({1}) AND substr({0}, length({0}) - length({1}) + 1) = {1})";
        };
    }

    private static Comparison mirrored(Comparison operator) {
        return switch (operator) {
            case EQ, NE -> operator;
            case GT -> Comparison.LT;
            case GE -> Comparison.LE;
            case LT -> Comparison.GT;
            case LE -> Comparison.GE;
        };
    }

    private static String word(Term term) {
        return switch (term.kind()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case MOMENT -> "moment";
            case NULL -> "null";
        };
    }
}
