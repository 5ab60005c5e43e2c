package dev.durward.management.people;

import dev.durward.access.Access;
import dev.durward.access.session.HandOffs;
import dev.durward.door.Door;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.management.api.Api;
import dev.durward.management.api.ApiCaller;
import dev.durward.store.StoreUnavailableException;
import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.JsonText;
import dev.durward.web.PageHeaders;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import dev.durward.web.StaticFiles;
import java.io.IOException;
import java.util.List;

/**
 * Everything below {@code /itspaces/} of the tmn hosts: the monitor's pages, sign-in, and the OData API and further calls
 * for the session of a person. Nothing of it is there in path form or takes Basic or Bearer, but the calls for programs.
 */
public final class PeopleHost {
    /** What the paths for people begin with. */
    public static final String ROOT = "/itspaces/";

    /** Where the monitor's pages are; those of messages are what AlternateWebLink points to (contract section 4). */
    public static final String PAGES = ROOT + "shell/";

    private static final String FOLDER = "dev/durward/ui/monitor";
    private static final String ODATA = "/itspaces/odata";

    private final StaticFiles pages = StaticFiles.in(PeopleHost.class.getClassLoader(), FOLDER);
    private final Router router = new Router();
    private final PersonGuard guard;
    private final PersonRoutes routes;
    private final Api api;

    /**
     * What people find, over one access.
     *
     * @param programs tells who calls the calls that are for programs, too
     * @param api the OData service
     * @param endpoints further calls
     */
    public PeopleHost(Access access, Door programs, Api api, List<PersonEndpoints> endpoints) {
        this.api = api;
        SessionDoor door = new SessionDoor(access.sessions());
        guard = new PersonGuard(access.directory(), door, programs);
        routes = new PersonRoutes(router, guard);
        endpoints.forEach(group -> group.addTo(routes));
        new SessionHandlers(guard, door).addTo(router);
        new SignInHandlers(
                        guard,
                        access.sessions(),
                        new HandOffs(access.oneTimeCodes()),
                        new SignInRoute(access.config().issuers()))
                .addTo(router);
        String shell = PAGES.substring(0, PAGES.length() - 1);
        router.add("GET", shell, request -> PageHeaders.on(Response.of(302)).with("Location", PAGES));
    }

    /** Every further call, for tests of what holds for all. */
    public List<PersonRoutes.Route> routes() {
        return routes.all();
    }

    /** Answers a request whose path begins with {@link #ROOT}. */
    public Response handle(Request request) throws IOException {
        if (!routes.byProgram(request)) {
            SessionDoor.requireHostForm(request);
        }
        String path = request.path();
        if (path.startsWith(PAGES)) {
            request.nameRoute(PAGES);
            return pages.answer(request, path.substring(PAGES.length()));
        }
        try {
            return PageHeaders.onData(isOData(path) ? odata(request) : router.handle(request));
        } catch (StoreUnavailableException away) {
            throw Door.storeUnavailable(away);
        }
    }

    private static boolean isOData(String path) {
        return path.startsWith(ODATA + Api.PATH + "/");
    }

    private Response odata(Request request) {
        if (request.query().first("access_token").isPresent()) {
            throw new Failure(400, "An access token belongs into the Authorization header, never into the query");
        }
        ApiCaller caller = new ApiCaller(
                guard.caller(request), request.sourceAddress(), request.target().baseUrl());
        return api.handle(request.below(ODATA), caller);
    }

    /** How a failure looks: in OData's form below its root, else JSON; 401 says where to sign in. */
    public Response failure(Request request, int status, String message) {
        return PageHeaders.onData(rendered(request, status, message));
    }

    private static Response rendered(Request request, int status, String message) {
        if (status == 401) {
            return Response.of(status)
                    .text(
                            "application/json",
                            "{\"error\":\"unauthorized\",\"message\":" + JsonText.quoted(message) + ",\"signIn\":"
                                    + JsonText.quoted(SignInHandlers.PATH) + "}");
        }
        return isOData(request.path())
                ? Api.error(request, status, message)
                : FailureRenderer.JSON.render(request, status, message);
    }
}
