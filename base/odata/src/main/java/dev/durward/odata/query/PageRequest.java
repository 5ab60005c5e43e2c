package dev.durward.odata.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to a source for one page.
 *
 * @param filter what to match
 * @param orders the order asked for; empty for the source's own
 * @param after where the page before ended, as {@link Rows#last()} gave it; empty for the first page
 * @param skip rows to leave out, 0 or more
 * @param limit rows at the most, 0 or more
 * @param custom the query options that don't begin with {@code $}
 */
public record PageRequest(
        Filter filter,
        List<Order> orders,
        Optional<List<@Nullable Object>> after,
        long skip,
        int limit,
        Map<String, String> custom) {
    /** Copies the collections. */
    public PageRequest {
        orders = List.copyOf(orders);
        custom = Map.copyOf(custom);
    }

    /** The first rows that match, in the source's order. */
    public static PageRequest first(Filter filter, int limit) {
        return new PageRequest(filter, List.of(), Optional.empty(), 0, limit, Map.of());
    }
}
