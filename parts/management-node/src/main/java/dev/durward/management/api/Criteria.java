package dev.durward.management.api;

import dev.durward.domain.criteria.Criterion;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.Term;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns filters into criteria of the store. Properties that are the same for every entity are settled here. */
public final class Criteria {
    private final Map<String, Object> constants;

    /**
     * For a set.
     *
     * @param constants the properties with one value for all entities, which the store does not know
     */
    public Criteria(Map<String, Object> constants) {
        this.constants = Map.copyOf(constants);
    }

    /** The criterion of a filter. */
    public Criterion of(Filter filter) {
        return switch (filter) {
            case Filter.And and -> new Criterion.And(all(and.filters()));
            case Filter.Or or -> new Criterion.Or(all(or.filters()));
            case Filter.Not not -> new Criterion.Not(of(not.filter()));
            case Filter.Constant constant -> new Criterion.Constant(constant.holds());
            case Filter.Compare compare -> comparison(compare);
            case Filter.TextMatch match ->
                new Criterion.TextMatch(function(match.function()), operand(match.text()), operand(match.pattern()));
        };
    }

    private List<Criterion> all(List<Filter> filters) {
        return filters.stream().map(this::of).toList();
    }

    private Criterion comparison(Filter.Compare compare) {
        Criterion.Operand left = operand(compare.left());
        Criterion.Operand right = operand(compare.right());
        if (left instanceof Criterion.Value(var a) && right instanceof Criterion.Value(var b) && unordered(a, b)) {
            boolean equal = Objects.equals(a, b);
            return new Criterion.Constant(
                    switch (compare.comparison()) {
                        case EQ -> equal;
                        case NE -> !equal;
                        case GT, GE, LT, LE -> false;
                    });
        }
        return new Criterion.Compare(left, comparison(compare.comparison()), right);
    }

    // the store compares texts, numbers and moments; truth values it does not keep
    private static boolean unordered(@Nullable Object a, @Nullable Object b) {
        return a instanceof Boolean || b instanceof Boolean;
    }

    private Criterion.Operand operand(Term term) {
        return switch (term) {
            case Term.Member member -> attribute(member.path());
            case Term.Value value -> new Criterion.Value(value.value());
            case Term.Call call ->
                new Criterion.Function(
                        call.function(),
                        call.arguments().stream().map(this::operand).toList());
        };
    }

    private Criterion.Operand attribute(String path) {
        Object constant = constants.get(path);
        return constant == null ? new Criterion.Attribute(path) : new Criterion.Value(constant);
    }

    private static Criterion.Comparison comparison(Filter.Comparison comparison) {
        return switch (comparison) {
            case EQ -> Criterion.Comparison.EQ;
            case NE -> Criterion.Comparison.NE;
            case GT -> Criterion.Comparison.GT;
            case GE -> Criterion.Comparison.GE;
            case LT -> Criterion.Comparison.LT;
            case LE -> Criterion.Comparison.LE;
        };
    }

    private static Criterion.TextFunction function(Filter.TextFunction function) {
        return switch (function) {
            case SUBSTRING_OF -> Criterion.TextFunction.CONTAINS;
            case STARTS_WITH -> Criterion.TextFunction.STARTS_WITH;
            case ENDS_WITH -> Criterion.TextFunction.ENDS_WITH;
        };
    }
}
