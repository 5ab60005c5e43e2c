package dev.durward.runtime.entry;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;

/** Brings requests to a flow while its route is started. */
final class EntryConsumer extends DefaultConsumer {
    private final EntryPoints points;
    private final EntryOptions options;
    private final Set<EntryCall> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean removed;

    EntryConsumer(Endpoint endpoint, Processor processor, EntryPoints points, EntryOptions options) {
        super(endpoint, processor);
        this.points = points;
        this.options = options;
    }

    EntryOptions options() {
        return options;
    }

    /** Processes an exchange; false when the flow was removed meanwhile, or the time is over. */
    boolean process(Exchange exchange, Duration limit) {
        EntryCall call = new EntryCall();
        calls.add(call);
        try {
            if (removed) {
                call.giveUp();
            } else {
                getAsyncProcessor().process(exchange, call);
            }
            return call.await(limit);
        } finally {
            calls.remove(call);
        }
    }

    String flowId() {
        Route route = getRoute();
        if (route == null) {
            return "";
        }
        return route.getGroup() == null ? route.getRouteId() : route.getGroup();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        points.add(options.path(), this);
    }

    @Override
    protected void doShutdown() throws Exception {
        removed = true;
        calls.forEach(EntryCall::giveUp);
        super.doShutdown();
    }

    @Override
    protected void doStop() throws Exception {
        points.remove(options.path(), this);
        super.doStop();
    }
}
