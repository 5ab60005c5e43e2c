package dev.durward.runtime.entry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The paths under {@code /http} that an account's flows listen on, and who listens. Safe for use by several threads. */
public final class EntryPoints {
    private final Map<String, EntryConsumer> consumers = new ConcurrentHashMap<>();

    /** Fails with a message for the flow's author when another flow listens there. */
    void add(String path, EntryConsumer consumer) {
        EntryConsumer other = consumers.putIfAbsent(path, consumer);
        if (other != null) {
            throw new IllegalStateException("the path " + path + " is taken by flow '" + other.flowId() + "'");
        }
    }

    void remove(String path, EntryConsumer consumer) {
        consumers.remove(path, consumer);
    }

    Optional<EntryConsumer> find(String path) {
        return Optional.ofNullable(consumers.get(path));
    }
}
