package dev.durward.runtime.flow;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.recorder.Flow;
import dev.durward.recorder.MessageLogRecorder;
import dev.durward.recorder.RecordedContext;
import dev.durward.runtime.entry.EntryPoints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows of one account, in one Camel context. Used by the node's one deploying thread. */
final class AccountFlows implements AutoCloseable {
    /** Messages in flight get this long to end by themselves before a flow goes; then they are ABANDONED. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final long POLL_MILLIS = 10;
    private static final long ROUTE_STOP_SECONDS = 1;

    private static final Logger log = LoggerFactory.getLogger(AccountFlows.class);

    private final DefaultCamelContext context;
    private final RecordedContext recorded;
    private final Map<String, Flow> flows = new ConcurrentHashMap<>();

    private AccountFlows(DefaultCamelContext context, MessageLogRecorder recorder) {
        this.context = context;
        this.recorded = recorder.attach(context, this::flowOf);
    }

    static AccountFlows start(
            String account, FlowContextConfig config, EntryPoints points, MessageLogRecorder recorder) {
        var flows = new AccountFlows(FlowContext.create(account, config, points), recorder);
        flows.context.start();
        return flows;
    }

    /** Starts a flow; when it can't be started nothing of it is left. */
    void deploy(FlowFile file, String text, FlowMetadata metadata) throws FlowFileException {
        String id = file.key().id();
        flows.put(id, flow(file.key(), metadata));
        try {
            FlowYaml.check(file, text);
            context.addRoutes(routes(file, text));
        } catch (FlowFileException known) {
            removeRoutes(id);
            throw known;
        } catch (Exception e) {
            removeRoutes(id);
            throw FlowFault.of(file, text, e);
        }
    }

    /** Stops a flow and removes it; what is in flight after a short grace is ABANDONED. */
    void undeploy(String flowId) {
        stopConsumers(routesOf(flowId));
        awaitIdle(() -> recorded.openMessages(flowId));
        int abandoned = recorded.abandon(flowId);
        if (abandoned > 0) {
            log.warn("event=messages-abandoned account={} flow={} count={}", context.getName(), flowId, abandoned);
        }
        removeRoutes(flowId);
    }

    /** Stops all flows; what is in flight after a short grace is ABANDONED. */
    @Override
    public void close() {
        stopConsumers(context.getRoutes());
        awaitIdle(recorded::openMessages);
        int abandoned = recorded.abandonAll();
        if (abandoned > 0) {
            log.warn("event=messages-abandoned account={} count={}", context.getName(), abandoned);
        }
        context.stop();
    }

    private Optional<Flow> flowOf(Route route) {
        return Optional.ofNullable(route.getGroup()).map(flows::get);
    }

    private static Flow flow(FlowKey key, FlowMetadata metadata) {
        Flow plain = Flow.of(key.account(), key.id());
        var artifact =
                IntegrationArtifact.flow(key.id(), metadata.name(), metadata.packageId(), metadata.packageName());
        return new Flow(plain.account(), artifact, metadata.logLevel());
    }

    private RoutesBuilder routes(FlowFile file, String text) throws Exception {
        try (var loader = new YamlRoutesBuilderLoader()) {
            loader.setCamelContext(context);
            loader.start();
            RoutesBuilder routes = loader.loadRoutesBuilder(ResourceHelper.fromString(file.name(), text));
            if (routes instanceof RouteBuilder builder) {
                builder.addLifecycleInterceptor(new FlowScope(file.key().id(), context));
            }
            return routes;
        }
    }

    private List<Route> routesOf(String flowId) {
        return context.getRoutes().stream()
                .filter(route -> Objects.equals(route.getGroup(), flowId))
                .toList();
    }

    /** Lets nothing in from outside; direct routes stay, for the messages that are on their way to them. */
    private static void stopConsumers(List<Route> routes) {
        for (Route route : routes) {
            if (route.getEndpoint() instanceof DirectEndpoint) {
                continue;
            }
            try {
                route.getConsumer().stop();
            } catch (RuntimeException e) {
                log.warn("event=consumer-stop-failed route={} reason=\"{}\"", route.getRouteId(), e.toString());
            }
        }
    }

    private static void awaitIdle(IntSupplier openMessages) {
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            while (openMessages.getAsInt() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeRoutes(String flowId) {
        for (Route route : routesOf(flowId)) {
            stopQuietly(route);
            try {
                context.removeRoute(route.getRouteId());
            } catch (Exception e) {
                log.warn("event=route-remove-failed route={} reason=\"{}\"", route.getRouteId(), e.toString());
            }
        }
        try {
            context.removeRouteDefinitions(context.getRouteDefinitions().stream()
                    .filter(route -> Objects.equals(route.getGroup(), flowId))
                    .toList());
        } catch (Exception e) {
            log.warn("event=route-remove-failed flow={} reason=\"{}\"", flowId, e.toString());
        }
        flows.remove(flowId);
    }

    private void stopQuietly(Route route) {
        try {
            context.getRouteController().stopRoute(route.getRouteId(), ROUTE_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            log.warn("event=route-stop-failed route={} reason=\"{}\"", route.getRouteId(), e.toString());
        }
    }
}
