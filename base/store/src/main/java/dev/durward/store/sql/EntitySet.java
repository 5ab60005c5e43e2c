package dev.durward.store.sql;

import dev.durward.domain.criteria.SortKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that questions are asked about: its columns, its attributes on the wire, its default order and its key. */
public final class EntitySet {
    private final String table;
    private final List<String> columns;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<SortKey> defaultOrder;
    private final String key;

    /**
     * Describes a table.
     *
     * @param table its name; it has a column {@code account}
     * @param columns what a row reader finds, in this order from index 1
     * @param attributes what may be asked for and sorted by
     * @param order attributes of the default order; the last one is unique in an account
     */
    public EntitySet(String table, List<String> columns, Collection<Attribute> attributes, List<String> order) {
        this.table = table;
        this.columns = List.copyOf(columns);
        attributes.forEach(attribute -> this.attributes.put(attribute.name(), attribute));
        this.defaultOrder = order.stream().map(name -> new SortKey(name, false)).toList();
        this.key = order.getLast();
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    Attribute attribute(String name) {
        Attribute found = attributes.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no attribute '" + name + "' to ask for");
        }
        return found;
    }

    /** The order asked for, made total: what is equal is sorted by the key, in the direction of the last wish. */
    List<SortKey> order(List<SortKey> wished) {
        if (wished.isEmpty()) {
            return defaultOrder;
        }
        if (wished.stream().anyMatch(sortKey -> sortKey.attribute().equals(key))) {
            return wished;
        }
        List<SortKey> total = new ArrayList<>(wished);
        // one direction for all, so that an index can be walked
        total.add(new SortKey(key, wished.getLast().descending()));
        return total;
    }
}
