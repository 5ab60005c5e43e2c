package dev.durward.odata.set;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entity as it came in a request body.
 *
 * @param values the values by property, null where null was sent; complex ones are maps
 */
public record EntityInput(Map<String, @Nullable Object> values) {
    /** Copies the map, whose values may be null. */
    public EntityInput {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    /** The text of a property; empty when it is absent or null. */
    public Optional<String> text(String property) {
        return values.get(property) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
