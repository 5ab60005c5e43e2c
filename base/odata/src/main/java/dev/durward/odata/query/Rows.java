package dev.durward.odata.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page.
 *
 * @param rows the rows, in order
 * @param last values that say where the next page begins: {@link String}, {@link Long} or null each; empty when no row
 *     follows
 */
public record Rows<T>(List<T> rows, Optional<List<@Nullable Object>> last) {
    /** Copies the list. */
    public Rows {
        rows = List.copyOf(rows);
    }

    /** No rows. */
    public static <T> Rows<T> none() {
        return new Rows<>(List.of(), Optional.empty());
    }

    /** All rows there are. */
    public static <T> Rows<T> all(List<T> rows) {
        return new Rows<>(rows, Optional.empty());
    }
}
