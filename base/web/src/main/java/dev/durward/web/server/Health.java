package dev.durward.web.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health checks of a process, by what they decide; checks may be added at any time. */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final String version;
    private final Map<String, HealthCheck> live = new ConcurrentSkipListMap<>();
    private final Map<String, HealthCheck> ready = new ConcurrentSkipListMap<>();
    private final Map<String, HealthCheck> started = new ConcurrentSkipListMap<>();

    /** No checks so far, of a product in a version. */
    public Health(String version) {
        this.version = version;
    }

    /** The version of what is checked. */
    String version() {
        return version;
    }

    /** Result of one check; no problem means it is up. */
    record Result(String name, Optional<String> problem) {}

    /** Adds a check of {@code /health/live}: when it fails, only a restart helps. */
    public Health live(String name, HealthCheck check) {
        live.put(name, check);
        return this;
    }

    /** Adds a check of {@code /health/ready}: while it fails, send no requests. */
    public Health ready(String name, HealthCheck check) {
        ready.put(name, check);
        return this;
    }

    /** Adds a check of {@code /health/started}: while it fails, the start is not finished. */
    public Health started(String name, HealthCheck check) {
        started.put(name, check);
        return this;
    }

    List<Result> checkLive() {
        return run(live);
    }

    List<Result> checkReady() {
        return run(ready);
    }

    List<Result> checkStarted() {
        return run(started);
    }

    private static List<Result> run(Map<String, HealthCheck> checks) {
        var results = new ArrayList<Result>();
        checks.forEach((name, check) -> results.add(run(name, check)));
        return results;
    }

    private static Result run(String name, HealthCheck check) {
        try {
            return new Result(name, check.problem());
        } catch (Exception e) {
            LOG.warn("event=health-check-failed check={}", name, e);
            return new Result(name, Optional.of(e.getClass().getSimpleName()));
        }
    }
}
