package dev.durward.odata.query;

import java.util.List;
import java.util.Optional;

/**
 * What a request addresses.
 *
 * @param kind the kind of answer
 * @param set the set that the path begins with; empty text for the service itself
 * @param key the key in that set
 * @param steps the navigations after it
 * @param propertyPath the properties after those
 * @param value whether the path ends in {@code $value}
 * @param options the query options
 */
public record Resource(
        Kind kind,
        String set,
        Optional<EntityKey> key,
        List<Step> steps,
        List<String> propertyPath,
        boolean value,
        QueryOptions options) {
    /** Copies the lists. */
    public Resource {
        steps = List.copyOf(steps);
        propertyPath = List.copyOf(propertyPath);
    }

    /**
     * One navigation in a path.
     *
     * @param navigation name of the navigation
     * @param key the key in its target
     */
    public record Step(String navigation, Optional<EntityKey> key) {}

    /** Kinds of answers. */
    public enum Kind {
        /** The list of sets. */
        SERVICE_DOCUMENT,
        /** The model. */
        METADATA,
        /** Many entities. */
        FEED,
        /** One entity. */
        ENTITY,
        /** A property of an entity. */
        PROPERTY,
        /** How many entities. */
        FEED_COUNT,
        /** Whether there is an entity, 0 or 1. */
        ENTITY_COUNT,
        /** The stream of an entity. */
        MEDIA,
        /** Many requests in one. */
        BATCH,
        /** Links between entities. */
        LINKS,
        /** A function import. */
        FUNCTION
    }
}
