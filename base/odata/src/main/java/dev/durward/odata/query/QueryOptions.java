package dev.durward.odata.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query options of a request.
 *
 * @param filter {@code $filter}
 * @param filtered every property that the filter names
 * @param orders {@code $orderby}
 * @param orderText {@code $orderby} as it was sent
 * @param top {@code $top}, 0 or more
 * @param skip {@code $skip}, 0 or more
 * @param skipToken {@code $skiptoken}
 * @param inlineCount {@code $inlinecount=allpages}
 * @param selection {@code $select} and {@code $expand}
 * @param custom options without a dollar sign
 */
public record QueryOptions(
        Optional<Filter> filter,
        Set<String> filtered,
        List<Order> orders,
        String orderText,
        OptionalInt top,
        OptionalInt skip,
        Optional<String> skipToken,
        boolean inlineCount,
        Selection selection,
        Map<String, String> custom) {
    /** Copies the collections. */
    public QueryOptions {
        filtered = Set.copyOf(filtered);
        orders = List.copyOf(orders);
        custom = Map.copyOf(custom);
    }
}
