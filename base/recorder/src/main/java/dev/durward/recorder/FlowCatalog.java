package dev.durward.recorder;

import java.util.Optional;
import org.apache.camel.Route;

/** Says which flow a route belongs to. Several routes may belong to one flow: a message then has one log. */
@FunctionalInterface
public interface FlowCatalog {
    /** The flow of a route, asked once when the route is built; empty when its exchanges are not recorded. */
    Optional<Flow> flowOf(Route route);

    /** A catalog where a route's group is its flow, and a route without a group is a flow by itself. */
    static FlowCatalog byGroup(String account) {
        return route -> Optional.of(Flow.of(account, route.getGroup() == null ? route.getRouteId() : route.getGroup()));
    }
}
