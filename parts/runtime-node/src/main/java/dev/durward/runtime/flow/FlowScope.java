package dev.durward.runtime.flow;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.RouteDefinition;

/**
 * Keeps a flow to itself: its routes get the flow as their group and ids that no other flow's routes have, and its error
 * handler applies to it alone.
 */
final class FlowScope implements RouteBuilderLifecycleStrategy {
    private final String flowId;
    private final ErrorHandlerFactory common;

    FlowScope(String flowId, CamelContext context) {
        this.flowId = flowId;
        this.common = Objects.requireNonNull(context.getCamelContextExtension().getErrorHandlerFactory());
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        int number = 0;
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            number++;
            String own =
                    route.getId() == null || !route.hasCustomIdAssigned() ? Integer.toString(number) : route.getId();
            route.setId(flowId + "/" + own);
            route.setGroup(flowId);
        }
        takeErrorHandler(builder);
    }

    /** Camel's YAML DSL sets a file's error handler on the whole context, too late for the file's own routes. */
    private void takeErrorHandler(RouteBuilder builder) {
        var context = builder.getContext().getCamelContextExtension();
        ErrorHandlerFactory own = context.getErrorHandlerFactory();
        context.setErrorHandlerFactory(common);
        if (own == null || own.equals(common)) {
            return;
        }
        for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
            if (route.getErrorHandler() == null) {
                route.setErrorHandlerFactory(own);
            }
        }
    }
}
