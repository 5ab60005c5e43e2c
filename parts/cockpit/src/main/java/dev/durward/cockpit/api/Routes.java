package dev.durward.cockpit.api;

import dev.durward.cockpit.api.ApiGuard.GuardedHandler;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.web.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table of the platform API's calls: each goes through the guard, and each is listed. */
public final class Routes {
    /** Who may read what does not say otherwise. */
    public static final Set<PlatformRole> READERS =
            EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.DEVELOPER, PlatformRole.SUPPORT_USER);

    /** Who may change what does not say otherwise. */
    public static final Set<PlatformRole> WRITERS = EnumSet.of(PlatformRole.ADMINISTRATOR);

    /**
     * A call.
     *
     * @param method such as {@code GET}
     * @param template its path, with a parameter {@code account}
     */
    public record Route(String method, String template) {}

    private final Router router;
    private final ApiGuard guard;
    private final List<Route> all = new ArrayList<>();

    /** A table without calls. */
    public Routes(Router router, ApiGuard guard) {
        this.router = router;
        this.guard = guard;
    }

    /** Adds a call for members who hold one of the roles. */
    public Routes add(Route route, Set<PlatformRole> roles, GuardedHandler handler) {
        router.add(route.method(), route.template(), guard.allow(roles, handler));
        all.add(route);
        return this;
    }

    /** As {@link #add}, also for the provider account, which is no subaccount but has members and a log. */
    public Routes addForProviderToo(Route route, Set<PlatformRole> roles, GuardedHandler handler) {
        router.add(route.method(), route.template(), guard.allowForProviderToo(roles, handler));
        all.add(route);
        return this;
    }

    /** Adds a call that {@link #READERS} may make. */
    public Routes read(String template, GuardedHandler handler) {
        return add(new Route("GET", template), READERS, handler);
    }

    /** Adds a call that {@link #WRITERS} may make. */
    public Routes write(String method, String template, GuardedHandler handler) {
        return add(new Route(method, template), WRITERS, handler);
    }

    /** Every call, in the order of their adding. */
    public List<Route> all() {
        return List.copyOf(all);
    }
}
