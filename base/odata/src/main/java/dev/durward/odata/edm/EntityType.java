package dev.durward.odata.edm;

import java.util.List;
import java.util.Optional;

/**
 * A type of entities.
 *
 * @param name without namespace
 * @param fullName with namespace
 * @param keys names of the key's properties
 * @param properties all properties, in the model's order
 * @param navigations all navigations, in the model's order
 * @param media whether its entities have a stream of their own ({@code m:HasStream})
 */
public record EntityType(
        String name,
        String fullName,
        List<String> keys,
        List<Property> properties,
        List<NavigationProperty> navigations,
        boolean media) {
    /** Copies the lists. */
    public EntityType {
        keys = List.copyOf(keys);
        properties = List.copyOf(properties);
        navigations = List.copyOf(navigations);
    }

    /** The property of a name. */
    public Optional<Property> property(String name) {
        for (Property property : properties) {
            if (property.name().equals(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** The kind of a key's property. */
    public SimpleKind keyKind(String key) {
        if (property(key).orElseThrow() instanceof Property.Simple simple) {
            return simple.kind();
        }
        throw new IllegalStateException("key " + key + " of " + fullName + " is not simple");
    }

    /** The navigation of a name. */
    public Optional<NavigationProperty> navigation(String name) {
        for (NavigationProperty navigation : navigations) {
            if (navigation.name().equals(name)) {
                return Optional.of(navigation);
            }
        }
        return Optional.empty();
    }
}
