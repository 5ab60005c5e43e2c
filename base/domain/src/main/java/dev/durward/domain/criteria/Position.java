package dev.durward.domain.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: the values of all sort attributes, then those of the key, of the row that stands there.
 *
 * @param values {@link String}, {@link Long} or null, in the order of the sort
 */
public record Position(List<@Nullable Object> values) {
    /** Copies the list, which may hold null. */
    public Position {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
