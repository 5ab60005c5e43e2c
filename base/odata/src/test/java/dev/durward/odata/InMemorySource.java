package dev.durward.odata;

import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.Order;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import dev.durward.odata.query.Term;
import dev.durward.odata.set.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Rows in a list, which are looked through for every question. */
final class InMemorySource<T> implements Source<String, T> {
    private final List<T> all;
    private final String key;
    private final BiFunction<T, String, @Nullable Object> value;

    InMemorySource(List<T> all, String key, BiFunction<T, String, @Nullable Object> value) {
        this.all = all;
        this.key = key;
        this.value = value;
    }

    @Override
    public Rows<T> page(String caller, PageRequest request) {
        List<T> matching = new ArrayList<>(
                all.stream().filter(row -> holds(row, request.filter())).toList());
        for (Order order : request.orders().reversed()) {
            Comparator<T> by = Comparator.comparing(row -> String.valueOf(value.apply(row, order.path())));
            matching.sort(order.descending() ? by.reversed() : by);
        }
        long begin = request.skip()
                + request.after()
                        .map(place -> (Long) Objects.requireNonNull(place.getFirst()))
                        .orElse(0L);
        long end = Math.min(matching.size(), begin + request.limit());
        List<T> rows = begin >= end ? List.of() : matching.subList((int) begin, (int) end);
        return new Rows<>(rows, end < matching.size() ? Optional.of(List.of(end)) : Optional.empty());
    }

    @Override
    public long count(String caller, Filter filter, Map<String, String> custom) {
        return all.stream().filter(row -> holds(row, filter)).count();
    }

    @Override
    public Optional<T> find(String caller, EntityKey wanted) {
        return all.stream()
                .filter(row -> wanted.text(key).equals(String.valueOf(value.apply(row, key))))
                .findFirst();
    }

    private boolean holds(T row, Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.filters().stream().allMatch(term -> holds(row, term));
            case Filter.Or or -> or.filters().stream().anyMatch(term -> holds(row, term));
            case Filter.Not not -> !holds(row, not.filter());
            case Filter.Constant constant -> constant.holds();
            case Filter.TextMatch match ->
                String.valueOf(value(row, match.text())).contains(String.valueOf(value(row, match.pattern())));
            case Filter.Compare compare -> {
                int order = String.valueOf(value(row, compare.left()))
                        .compareTo(String.valueOf(value(row, compare.right())));
                yield switch (compare.comparison()) {
                    case EQ -> order == 0;
                    case NE -> order != 0;
                    case GT -> order > 0;
                    case GE -> order >= 0;
                    case LT -> order < 0;
                    case LE -> order <= 0;
                };
            }
        };
    }

    private @Nullable Object value(T row, Term term) {
        return switch (term) {
            case Term.Member member -> value.apply(row, member.path());
            case Term.Value fixed -> fixed.value();
            case Term.Call call -> value(row, call.arguments().getFirst());
        };
    }
}
