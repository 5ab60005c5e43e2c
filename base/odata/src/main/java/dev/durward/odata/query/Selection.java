package dev.durward.odata.query;

import java.util.Map;
import java.util.Set;

/**
 * What is shown of each entity.
 *
 * @param all whether every property and every link is shown
 * @param properties the properties shown when not {@code all}
 * @param links the navigations shown as links when not {@code all}
 * @param expanded what is shown of the entities behind expanded navigations
 */
public record Selection(boolean all, Set<String> properties, Set<String> links, Map<String, Selection> expanded) {
    /** Everything, nothing expanded. */
    public static final Selection ALL = new Selection(true, Set.of(), Set.of(), Map.of());

    /** Copies the collections. */
    public Selection {
        properties = Set.copyOf(properties);
        links = Set.copyOf(links);
        expanded = Map.copyOf(expanded);
    }

    /** Whether a property is shown. */
    public boolean shows(String property) {
        return all || properties.contains(property);
    }

    /** Whether a navigation is shown, as a link or expanded. */
    public boolean links(String navigation) {
        return all || links.contains(navigation) || expanded.containsKey(navigation);
    }
}
