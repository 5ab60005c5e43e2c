package dev.durward.odata.set;

import java.util.List;

/**
 * Reads what is behind a navigation for many rows at once.
 *
 * @param <C> who is calling
 * @param <T> a row
 */
@FunctionalInterface
public interface Expansion<C, T> {
    /** For each row, in order, the rows of the target set; at most one where the navigation leads to one. */
    List<? extends List<?>> related(C caller, List<T> rows);
}
