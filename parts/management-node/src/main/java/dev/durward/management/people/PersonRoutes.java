package dev.durward.management.people;

import dev.durward.web.Router;
import java.util.ArrayList;
import java.util.List;

/** The table of calls for people: each asks for a live session, a change also for its CSRF token, and each is listed. */
public final class PersonRoutes {
    /**
     * A call.
     *
     * @param method such as {@code GET}
     * @param template its path
     */
    public record Route(String method, String template) {}

    private final Router router;
    private final PersonGuard guard;
    private final List<Route> all = new ArrayList<>();

    PersonRoutes(Router router, PersonGuard guard) {
        this.router = router;
        this.guard = guard;
    }

    /** Adds a call that changes nothing. */
    public PersonRoutes read(String template, PersonHandler handler) {
        return add("GET", template, handler);
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
