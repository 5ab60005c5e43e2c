package dev.durward.odata.set;

import java.util.Optional;

/**
 * Reads the streams of a set's entities.
 *
 * @param <C> who is calling
 * @param <T> a row
 */
@FunctionalInterface
public interface Media<C, T> {
    /** The stream of one entity; empty when it has none. */
    Optional<MediaValue> read(C caller, T row);
}
