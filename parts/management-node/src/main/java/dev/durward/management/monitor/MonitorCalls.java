package dev.durward.management.monitor;

import dev.durward.access.caller.Caller;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.door.Door;
import dev.durward.management.monitor.MonitorJson.Listed;
import dev.durward.management.people.PersonEndpoints;
import dev.durward.management.people.PersonRoutes;
import dev.durward.store.log.ArtifactCounts;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /itspaces/monitoring/...}: the status overview, and the artifacts to filter by, for people and programs. Both
 * need the monitoring roles.
 */
public final class MonitorCalls implements PersonEndpoints {
    /** What the paths of the calls begin with. */
    public static final String PATH = "/itspaces/monitoring";

    private static final String OVERVIEW = PATH + "/overview";

    private static final String ARTIFACTS = PATH + "/artifacts";

    private static final int MOST_ARTIFACTS = 1000;

    private static final int COUNTS_AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ParallelCounts parallel = new ParallelCounts(COUNTS_AT_ONCE, PATIENCE);
    private final MessageLogRepository logs;
    private final Set<String> roles;
    private final InstantSource clock;

    /** Calls over a repository; {@code policy} says which roles they need. */
    public MonitorCalls(MessageLogRepository logs, RolePolicy policy, InstantSource clock) {
        this.logs = logs;
        this.roles = Set.copyOf(policy.monitoring());
        this.clock = clock;
    }

    @Override
    public void addTo(PersonRoutes routes) {
        routes.readByProgramsToo(OVERVIEW, this::overview).readByProgramsToo(ARTIFACTS, this::artifacts);
    }

    private Response overview(Caller caller, Request request) throws IOException {
        Door.require(caller, roles);
        requireKnown(request, Set.of(Period.FROM, Period.TO));
        Period period = Period.of(request.query(), clock.instant());
        List<ArtifactCounts> counts = parallel.run(
                () -> logs.statusCounts(caller.account().name(), period.from(), period.to(), MOST_ARTIFACTS + 1));
        return MonitorJson.overview(period, Listed.atMost(MOST_ARTIFACTS, counts));
    }

    private Response artifacts(Caller caller, Request request) throws IOException {
        Door.require(caller, roles);
        requireKnown(request, Set.of());
        List<IntegrationArtifact> artifacts =
                parallel.run(() -> logs.artifacts(caller.account().name(), MOST_ARTIFACTS + 1));
        return MonitorJson.artifacts(Listed.atMost(MOST_ARTIFACTS, artifacts));
    }

    private static void requireKnown(Request request, Set<String> known) {
        Set<String> unknown = new HashSet<>(request.query().names());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Failure(400, "Unknown parameter; this call knows " + (known.isEmpty() ? "none" : sorted(known)));
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
