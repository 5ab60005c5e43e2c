package dev.durward.odata.set;

import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of a set come from.
 *
 * @param <C> who is calling
 * @param <T> a row
 */
public interface Source<C, T> {
    /** One page of rows, at most {@link PageRequest#limit()}. */
    Rows<T> page(C caller, PageRequest request);

    /** How many rows match a filter and the custom query options. */
    long count(C caller, Filter filter, Map<String, String> custom);

    /** The row of a key. */
    Optional<T> find(C caller, EntityKey key);
}
