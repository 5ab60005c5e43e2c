package dev.durward.recorder;

import dev.durward.domain.log.LogLevel;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Sees exchanges enter and leave one route. */
final class FlowRoutePolicy extends RoutePolicySupport {
    private static final String DIRECT = "direct:";

    private final FlowCatalog catalog;
    private final ContextRecording recording;
    private Optional<Flow> flow = Optional.empty();
    private boolean calledInPlace;

    FlowRoutePolicy(FlowCatalog catalog, ContextRecording recording) {
        this.catalog = catalog;
        this.recording = recording;
    }

    @Override
    public void onInit(Route route) {
        super.onInit(route);
        flow = catalog.flowOf(route).filter(known -> known.logLevel() != LogLevel.NONE);
        // only a direct route carries on with the caller's exchange: any other consumer begins a message of its own
        calledInPlace = route.getEndpoint().getEndpointUri().startsWith(DIRECT);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        flow.ifPresent(known -> recording.begin(known, exchange, calledInPlace));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        flow.ifPresent(known -> recording.done(known, exchange));
    }
}
