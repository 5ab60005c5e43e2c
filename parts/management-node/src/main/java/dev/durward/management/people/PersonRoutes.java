package dev.durward.management.people;

import dev.durward.web.Request;
import dev.durward.web.Router;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of calls for people: each asks for a live session, a change also for its CSRF token, and each is listed. Some
 * are there for programs, too.
 */
public final class PersonRoutes {
    /**
     * A call.
     *
     * @param method such as {@code GET}
     * @param template its path
     */
    public record Route(String method, String template) {}

    private static final String GET = "GET";

    private final Router router;
    private final PersonGuard guard;
    private final List<Route> all = new ArrayList<>();
    private final Set<String> forPrograms = new HashSet<>();

    PersonRoutes(Router router, PersonGuard guard) {
        this.router = router;
        this.guard = guard;
    }

    /** Adds a call that changes nothing. */
    public PersonRoutes read(String template, PersonHandler handler) {
        return add(GET, template, handler);
    }

    /**
     * Adds a call that changes nothing, also for programs: with an Authorization header it is answered as the OData API
     * is, without one it asks for a session.
     *
     * @param template a path without parameters
     */
    public PersonRoutes readByProgramsToo(String template, PersonHandler handler) {
        router.add(GET, template, request -> handler.handle(guard.personOrProgram(request), request));
        all.add(new Route(GET, template));
        forPrograms.add(template);
        return this;
    }

    /** Whether a request comes from a program, to a call that programs may make. */
    boolean byProgram(Request request) {
        return PersonGuard.isProgram(request) && forPrograms.contains(request.path());
    }

    /** Adds a call; with a method other than GET it needs the session's CSRF token. */
    public PersonRoutes add(String method, String template, PersonHandler handler) {
        router.add(method, template, request -> handler.handle(guard.caller(request), request));
        all.add(new Route(method, template));
        return this;
    }

    /** Every call, in the order of their adding. */
    public List<Route> all() {
        return List.copyOf(all);
    }
}
