package dev.durward.server;

import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.VirtualHosts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Hosts that are known only when the store is open; until then every call is told to come back in a second. */
final class LateHosts implements VirtualHosts {
    /** Answers while something is starting. */
    static final Handler STARTING = request -> {
        throw new Failure(503, "The server is starting; try again in a second").with("Retry-After", "1");
    };

    private final AtomicReference<VirtualHosts> hosts = new AtomicReference<>(label -> Optional.of(STARTING));

    void become(VirtualHosts known) {
        hosts.set(known);
    }

    @Override
    public Optional<Handler> find(String hostLabel) {
        return hosts.get().find(hostLabel);
    }
}
