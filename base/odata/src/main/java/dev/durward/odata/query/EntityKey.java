package dev.durward.odata.query;

import java.util.Map;
import java.util.Objects;

/**
 * The key of an entity.
 *
 * @param values {@link String}, {@link Long} or other values by property
 */
public record EntityKey(Map<String, Object> values) {
    /** Copies the map. */
    public EntityKey {
        values = Map.copyOf(values);
    }

    /** The value of a property; fails when the key has no such property. */
    public Object value(String property) {
        return Objects.requireNonNull(values.get(property), property);
    }

    /** The value of a property, as text. */
    public String text(String property) {
        return value(property).toString();
    }
}
