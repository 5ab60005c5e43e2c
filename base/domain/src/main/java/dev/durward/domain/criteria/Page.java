package dev.durward.domain.criteria;

import java.util.List;
import java.util.Optional;

/**
 * A page of stored things.
 *
 * @param rows the things, in order
 * @param last where the next page begins; empty when no row follows
 */
public record Page<T>(List<T> rows, Optional<Position> last) {
    /** Copies the list. */
    public Page {
        rows = List.copyOf(rows);
    }
}
