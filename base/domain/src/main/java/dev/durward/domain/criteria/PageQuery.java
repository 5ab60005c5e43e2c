package dev.durward.domain.criteria;

import java.util.List;
import java.util.Optional;

/**
 * A question for one page of stored things.
 *
 * @param criterion what to match
 * @param sortKeys the order asked for; the store adds its key, so that the order is total. Empty for the default order
 * @param after sort values and key of the last row of the page before, as {@link Page#last()} gave them; empty for the
 *     first page
 * @param skip rows to leave out after {@code after}, 0 or more
 * @param limit rows at the most, 0 or more
 */
public record PageQuery(Criterion criterion, List<SortKey> sortKeys, Optional<Position> after, long skip, int limit) {
    /** Checks the numbers and copies the list. */
    public PageQuery {
        sortKeys = List.copyOf(sortKeys);
        if (skip < 0 || limit < 0) {
            throw new IllegalArgumentException("skip and limit must not be negative");
        }
    }

    /** The first rows that match, in the default order. */
    public static PageQuery first(Criterion criterion, int limit) {
        return new PageQuery(criterion, List.of(), Optional.empty(), 0, limit);
    }
}
