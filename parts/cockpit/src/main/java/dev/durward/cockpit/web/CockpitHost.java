package dev.durward.cockpit.web;

import dev.durward.access.Access;
import dev.durward.cockpit.PlatformApi;
import dev.durward.cockpit.api.ApiCallers;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.cockpit.signin.SignInHandlers;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.door.Door;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.audit.AuditRepository;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.PageHeaders;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import dev.durward.web.StaticFiles;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * Answers the host {@code account.<landscape>}: the cockpit's pages, the session behind them, and the platform API for
 * that session. Nothing of it is there in path form.
 */
public final class CockpitHost implements Handler {
    /** The label of the cockpit's host. */
    public static final String HOST_LABEL = SignInRoute.COCKPIT;

    /** Where the pages are. */
    public static final String PAGES = "/cockpit/";

    private static final String FOLDER = "dev/durward/ui/cockpit";
    private static final String API = "/api";

    private final StaticFiles pages = StaticFiles.in(CockpitHost.class.getClassLoader(), FOLDER);
    private final Router router = new Router();
    private final PlatformApi api;

    /**
     * A cockpit.
     *
     * @param api the platform API for callers with a session
     * @param signIn how sessions begin and end
     */
    public CockpitHost(PlatformApi api, SignInHandlers signIn) {
        this.api = api;
        signIn.addTo(router);
        router.add("GET", "/", request -> toPages());
        router.add("GET", "/cockpit", request -> toPages());
    }

    private static Response toPages() {
        return PageHeaders.on(Response.of(302)).with("Location", PAGES);
    }

    /** The cockpit over one access and its audit log, with the strict role policy. */
    public static CockpitHost of(
            Access access, AuditRepository audit, List<OpenIdProvider> providers, InstantSource clock) {
        return of(new PlatformApi.Surroundings(access, audit, RolePolicy.STRICT, clock), providers);
    }

    /**
     * The cockpit.
     *
     * @param around what the platform API works on
     * @param providers where people may sign in, beside local users
     */
    public static CockpitHost of(PlatformApi.Surroundings around, List<OpenIdProvider> providers) {
        ApiCallers callers = new SessionCallers(new SessionDoor(around.access().sessions()));
        return new CockpitHost(
                PlatformApi.of(callers, around), new SignInHandlers(around.access(), providers, around.clock()));
    }

    /** The platform API behind the pages, for tests of what holds for all its calls. */
    public PlatformApi api() {
        return api;
    }

    @Override
    public Response handle(Request request) throws IOException {
        SessionDoor.requireHostForm(request);
        String path = request.path();
        if (path.startsWith(PAGES)) {
            request.nameRoute(PAGES);
            return pages.answer(request, path.substring(PAGES.length()));
        }
        if (path.startsWith(API + "/")) {
            return PageHeaders.onData(api.handle(request.below(API)));
        }
        try {
            return PageHeaders.onData(router.handle(request));
        } catch (StoreUnavailableException away) {
            throw Door.storeUnavailable(away);
        }
    }

    @Override
    public FailureRenderer failures() {
        return (request, status, message) -> PageHeaders.onData(
                status == 401 ? signInFirst(message) : FailureRenderer.JSON.render(request, status, message));
    }

    /** Without a challenge, which would make a browser ask for a password by itself. */
    private static Response signInFirst(String message) {
        try {
            return JsonBody.answer(
                    401,
                    JsonBody.object()
                            .put("error", "unauthorized")
                            .put("message", message)
                            .put("signIn", SignInHandlers.PAGE));
        } catch (IOException impossible) {
            throw new IllegalStateException("an object in memory could not be written", impossible);
        }
    }
}
