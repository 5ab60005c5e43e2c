package dev.durward.cockpit.api;

import dev.durward.cockpit.api.ApiGuard.GuardedHandler;
import dev.durward.cockpit.api.ApiGuard.KnownHandler;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.web.Handler;
import dev.durward.web.Router;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table of the platform API's calls: each goes through the guard, and each is listed with its description. */
public final class Routes {
    /** Who may read what does not say otherwise. */
    public static final Set<PlatformRole> READERS =
            EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.DEVELOPER, PlatformRole.SUPPORT_USER);

    /** Who may change what does not say otherwise. */
    public static final Set<PlatformRole> WRITERS = EnumSet.of(PlatformRole.ADMINISTRATOR);

    /** Every member, for reading who has which role. */
    public static final Set<PlatformRole> MEMBERS = EnumSet.allOf(PlatformRole.class);

    /** Who may give and take roles (contract d.1). */
    public static final Set<PlatformRole> ASSIGNERS =
            EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.APPLICATION_USER_ADMIN);

    /** Who gets through to a call. */
    public enum Access {
        /** Members of the account that the path names. */
        OF_ACCOUNT,
        /** As {@link #OF_ACCOUNT}, also of the provider account, which is no subaccount but has members and a log. */
        OF_ACCOUNT_OR_PROVIDER,
        /** Members of the provider account; the path names no account. */
        OF_PROVIDER,
        /** Everybody who is known. */
        KNOWN,
        /** Everybody. */
        PUBLIC
    }

    /**
     * A call with its description.
     *
     * @param access who gets through to it
     * @param roles of which platform roles a caller needs one; empty where none is asked for
     * @param call what it is
     */
    public record Route(Access access, Set<PlatformRole> roles, Call call) {
        /** Copies the set. */
        public Route {
            roles = Set.copyOf(roles);
        }

        /** Such as {@code GET}. */
        public String method() {
            return call.method();
        }

        /** Its path with parameters in braces. */
        public String template() {
            return call.template();
        }
    }

    private final Router router;
    private final ApiGuard guard;
    private final List<Route> all = new ArrayList<>();

    /** A table without calls. */
    public Routes(Router router, ApiGuard guard) {
        this.router = router;
        this.guard = guard;
    }

    /** Adds a call for members who hold one of the roles in the account that the path names. */
    public Routes add(Call call, Set<PlatformRole> roles, GuardedHandler handler) {
        return add(new Route(Access.OF_ACCOUNT, roles, call), guard.allow(roles, handler));
    }

    /** As {@link #add}, also for the provider account. */
    public Routes addForProviderToo(Call call, Set<PlatformRole> roles, GuardedHandler handler) {
        return add(new Route(Access.OF_ACCOUNT_OR_PROVIDER, roles, call), guard.allowForProviderToo(roles, handler));
    }

    /** Adds a call about the installation, for holders of one of the roles in the provider account. */
    public Routes addOfProvider(Call call, Set<PlatformRole> roles, GuardedHandler handler) {
        return add(new Route(Access.OF_PROVIDER, roles, call), guard.allowOfProvider(roles, handler));
    }

    /** Adds a call for everybody who is known. */
    public Routes addKnown(Call call, KnownHandler handler) {
        return add(new Route(Access.KNOWN, Set.of(), call), guard.allowKnown(handler));
    }

    /** Adds a call for everybody. */
    public Routes addPublic(Call call, Handler handler) {
        return add(new Route(Access.PUBLIC, Set.of(), call), handler);
    }

    private Routes add(Route route, Handler handler) {
        // samples of the original's documentation end with a slash
        router.add(route.method(), route.template() + "[/]", request -> {
            Paths.requireKeptTexts(request);
            return handler.handle(request);
        });
        all.add(route);
        return this;
    }

    /** Adds a call that {@link #READERS} may make. */
    public Routes read(Call call, GuardedHandler handler) {
        return add(call, READERS, handler);
    }

    /** Adds a call that {@link #WRITERS} may make. */
    public Routes write(Call call, GuardedHandler handler) {
        return add(call, WRITERS, handler);
    }

    /** Every call, in the order of their adding. */
    public List<Route> all() {
        return List.copyOf(all);
    }
}
