package dev.durward.web.server;

import dev.durward.web.Headers;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Header fields of a request in the engine's map, looked up when asked for. */
record EngineHeaders(MultiMap map) implements Headers {
    @Override
    public Optional<String> first(String name) {
        return Optional.ofNullable(map.get(name));
    }

    @Override
    public List<String> all(String name) {
        return map.getAll(name);
    }

    @Override
    public Set<String> names() {
        return map.names();
    }
}
