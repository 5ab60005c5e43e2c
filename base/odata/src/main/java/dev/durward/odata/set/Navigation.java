package dev.durward.odata.set;

import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a navigation property is followed.
 *
 * @param <T> the row it leads away from
 */
public sealed interface Navigation<T> {
    /**
     * To many: those rows of the target set that a filter matches.
     *
     * @param restriction the filter for a row; may name properties that only the target's source knows
     */
    record ToMany<T>(Function<T, Filter> restriction) implements Navigation<T> {}

    /**
     * To one: the row of the target set with a key.
     *
     * @param key the key for a row; empty when there is nothing
     */
    record ToOne<T>(Function<T, Optional<EntityKey>> key) implements Navigation<T> {}

    /** To nothing: there is no content behind it yet. Answers an empty feed, or that there is no such entity. */
    record ToNothing<T>() implements Navigation<T> {}
}
