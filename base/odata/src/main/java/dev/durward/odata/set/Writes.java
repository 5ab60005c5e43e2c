package dev.durward.odata.set;

import dev.durward.odata.query.EntityKey;

/**
 * The changes that a set allows.
 *
 * @param <C> who is calling
 * @param <T> a row
 */
public interface Writes<C, T> {
    /** {@code POST} to the set. */
    Written<T> create(C caller, EntityInput input);

    /** {@code PUT} to an entity: replaces it. */
    Written<T> replace(C caller, EntityKey key, EntityInput input);

    /** {@code DELETE} of an entity. */
    Written<T> delete(C caller, EntityKey key);
}
