package dev.durward.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the handler of a path and method: an unknown path gets 404, a known one with another method 405 and Allow. HEAD
 * goes to the handler of GET unless it has its own. Add all routes before the first request.
 */
public final class Router implements Handler {
    private final FailureRenderer failures;
    private final Map<String, Resource> exact = new HashMap<>();
    private final List<Resource> templates = new ArrayList<>();

    private record Resource(PathTemplate template, Map<String, Handler> methods) {}

    private record Match(Resource resource, Map<String, String> parameters) {}

    /** A router without routes, with failures as JSON. */
    public Router() {
        this(FailureRenderer.JSON);
    }

    /** A router without routes. */
    public Router(FailureRenderer failures) {
        this.failures = failures;
    }

    /**
     * Adds a route and names it for the metrics after its template.
     *
     * @param template path with parameters, for example {@code /oauth/v1/accounts/{account}/clients}; a parameter is one
     *     segment that is not empty, {@code {path...}} at the end is one or more segments; {@code [/]} at the end allows
     *     a trailing slash. Routes without parameters win, then the one added first.
     * @throws IllegalArgumentException when the route exists
     */
    public Router add(String method, String template, Handler handler) {
        PathTemplate path = PathTemplate.of(template);
        if (resource(path).methods.putIfAbsent(method, handler) != null) {
            throw new IllegalArgumentException("the route exists: " + method + " " + template);
        }
        return this;
    }

    private Resource resource(PathTemplate path) {
        if (!path.hasParameters()) {
            Resource resource = exact.computeIfAbsent(path.text(), text -> new Resource(path, new TreeMap<>()));
            if (path.slashAllowed()) {
                exact.put(path.text() + "/", resource);
            }
            return resource;
        }
        for (Resource known : templates) {
            if (known.template.text().equals(path.text())) {
                return known;
            }
        }
        var resource = new Resource(path, new TreeMap<>());
        templates.add(resource);
        return resource;
    }

    @Override
    public Response handle(Request request) throws IOException {
        Match match = match(request.path());
        request.nameRoute(match.resource.template.text());
        Handler handler = match.resource.methods.get(request.method());
        if (handler == null && request.method().equals("HEAD")) {
            handler = match.resource.methods.get("GET");
        }
        if (handler == null) {
            throw new Failure(405, "This resource does not have the method.").with("Allow", allowed(match.resource));
        }
        return handler.handle(match.parameters.isEmpty() ? request : request.withPathParameters(match.parameters));
    }

    @Override
    public FailureRenderer failures() {
        return failures;
    }

    private Match match(String path) {
        Resource known = exact.get(path);
        if (known != null) {
            return new Match(known, Map.of());
        }
        List<String> segments = PathTemplate.split(path);
        for (Resource resource : templates) {
            Map<String, String> parameters = resource.template.match(segments);
            if (parameters != null) {
                return new Match(resource, parameters);
            }
        }
        throw new Failure(404, "There is no such resource.");
    }

    private static String allowed(Resource resource) {
        var methods = new ArrayList<>(resource.methods.keySet());
        if (methods.contains("GET") && !methods.contains("HEAD")) {
            methods.add(methods.indexOf("GET") + 1, "HEAD");
        }
        return String.join(", ", methods);
    }
}
