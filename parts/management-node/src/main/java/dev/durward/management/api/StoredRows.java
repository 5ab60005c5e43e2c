package dev.durward.management.api;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.criteria.Position;
import dev.durward.domain.criteria.SortKey;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import dev.durward.odata.set.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rows that the store keeps and pages.
 *
 * @param <T> a row
 */
public abstract class StoredRows<T> implements Source<ApiCaller, T> {
    private final Criteria criteria;

    /** Rows of a set; the properties that are the same for every entity are given by name. */
    protected StoredRows(Map<String, Object> constants) {
        this.criteria = new Criteria(constants);
    }

    /** A page of the store. */
    protected abstract Page<T> read(ApiCaller caller, PageQuery query);

    /** How many rows of the store match. */
    protected abstract long count(ApiCaller caller, Criterion criterion);

    /** What custom query options mean; nothing unless overridden. */
    protected Criterion custom(ApiCaller caller, Map<String, String> options) {
        return Criterion.ALL;
    }

    @Override
    public Rows<T> page(ApiCaller caller, PageRequest request) {
        List<SortKey> order = request.orders().stream()
                .map(by -> new SortKey(by.path(), by.descending()))
                .toList();
        PageQuery query = new PageQuery(
                criterion(caller, request.filter(), request.custom()),
                order,
                request.after().map(Position::new),
                request.skip(),
                request.limit());
        Page<T> page = understood(() -> read(caller, query));
        return new Rows<>(page.rows(), page.last().map(Position::values));
    }

    @Override
    public long count(ApiCaller caller, Filter filter, Map<String, String> custom) {
        Criterion criterion = criterion(caller, filter, custom);
        return understood(() -> count(caller, criterion));
    }

    @Override
    public Optional<T> find(ApiCaller caller, EntityKey key) {
        Criterion criterion = new Criterion.And(key.values().entrySet().stream()
                .<Criterion>map(part -> equal(part.getKey(), part.getValue()))
                .toList());
        return read(caller, PageQuery.first(criterion, 1)).rows().stream().findFirst();
    }

    /** An attribute equals a value. */
    public static Criterion equal(String attribute, Object value) {
        return new Criterion.Compare(
                new Criterion.Attribute(attribute), Criterion.Comparison.EQ, new Criterion.Value(value));
    }

    private Criterion criterion(ApiCaller caller, Filter filter, Map<String, String> custom) {
        Criterion asked = criteria.of(filter);
        Criterion more = custom.isEmpty() ? Criterion.ALL : custom(caller, custom);
        return more.equals(Criterion.ALL) ? asked : new Criterion.And(List.of(asked, more));
    }

    // the store says so when a function or the types of a comparison make no sense to it
    private static <R> R understood(Supplier<R> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException notUnderstood) {
            throw Refusal.badRequest("Invalid filter expression: " + notUnderstood.getMessage() + ".");
        }
    }
}
