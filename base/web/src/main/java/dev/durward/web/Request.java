package dev.durward.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One HTTP request as a handler sees it; used by one thread, the request's own. */
public final class Request {
    private static final Caller LOCAL =
            new Caller("127.0.0.1", new Target("test", "https", "test.durward.localhost", 8443, ""));

    private final RequestLine line;
    private final Headers headers;
    private final Body body;
    private final Caller caller;
    private final Map<String, String> pathParameters;
    private final Label route;
    private @Nullable QueryParameters query;

    /** Name of the route, shared by all views of one request, so that metrics see it after a failure too. */
    private static final class Label {
        private String name = "other";
    }

    /** A request from its parts. */
    public Request(RequestLine line, Headers headers, Body body, Caller caller) {
        this.line = Objects.requireNonNull(line);
        this.headers = Objects.requireNonNull(headers);
        this.body = Objects.requireNonNull(body);
        this.caller = Objects.requireNonNull(caller);
        this.pathParameters = Map.of();
        this.route = new Label();
    }

    private Request(Request origin, RequestLine line, Caller caller) {
        this.line = line;
        this.headers = origin.headers;
        this.body = origin.body;
        this.caller = caller;
        this.route = origin.route;
        this.query = origin.query;
        this.pathParameters = Map.of();
    }

    private Request(Request origin, Map<String, String> pathParameters) {
        this.line = origin.line;
        this.headers = origin.headers;
        this.body = origin.body;
        this.caller = origin.caller;
        this.route = origin.route;
        this.query = origin.query;
        this.pathParameters = pathParameters;
    }

    /** A request without headers and body, from the loopback address to host label {@code test}. */
    public static Request of(String method, String pathAndQuery) {
        return new Request(RequestLine.of(method, pathAndQuery), HeaderList.EMPTY, Body.none(), LOCAL);
    }

    /** The same request with one more header. */
    public Request with(String name, String value) {
        return new Request(line, HeaderList.copyOf(headers).with(name, value), body, caller);
    }

    /** The same request with a body in memory and its {@code Content-Type}. */
    public Request withBody(String contentType, byte[] content) {
        return new Request(
                line, HeaderList.copyOf(headers).with("Content-Type", contentType), Body.of(content), caller);
    }

    /** The same request from another caller. */
    public Request withCaller(Caller other) {
        return new Request(line, headers, body, other);
    }

    /**
     * The same request as a handler that is mounted below a path sees it: the prefix is no part of its path, and stands in
     * front of the links that it makes.
     *
     * @param prefix what the path begins with, such as {@code /api}, followed by a slash or by nothing
     */
    public Request below(String prefix) {
        String rest = line.path().substring(prefix.length());
        Target target = caller.target();
        return new Request(
                this,
                new RequestLine(line.method(), rest.isEmpty() ? "/" : rest, line.rawQuery()),
                new Caller(caller.sourceAddress(), target.below(prefix)));
    }

    /** The same request with the values of a route's path template; route name and body are shared. */
    Request withPathParameters(Map<String, String> parameters) {
        return new Request(this, parameters);
    }

    /** Method, case kept, for example {@code GET}. */
    public String method() {
        return line.method();
    }

    /** Raw, undecoded path; begins with {@code /}; the prefix of the path form is removed. */
    public String path() {
        return line.path();
    }

    /** Raw query without {@code ?}; empty when there is none. */
    public String rawQuery() {
        return line.rawQuery();
    }

    /**
     * The decoded query.
     *
     * @throws Failure 400 for malformed percent-encoding
     */
    public QueryParameters query() {
        QueryParameters parsed = query;
        if (parsed == null) {
            parsed = QueryParameters.parse(line.rawQuery());
            query = parsed;
        }
        return parsed;
    }

    /** First value of a header; the name's case does not matter. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** All values of a header, in order; empty when there is none. */
    public List<String> headers(String name) {
        return headers.all(name);
    }

    /** Names of the headers that came, each once. */
    public Set<String> headerNames() {
        return headers.names();
    }

    /** The body; readable once. */
    public Body body() {
        return body;
    }

    /** Address of the connection's other end, for example {@code 127.0.0.1}. */
    public String sourceAddress() {
        return caller.sourceAddress();
    }

    /** How the caller addressed the server. */
    public Target target() {
        return caller.target();
    }

    /**
     * Decoded value of a parameter in the {@link Router}'s path template.
     *
     * @throws IllegalArgumentException when the template has no such parameter
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no path parameter " + name);
        }
        return value;
    }

    /** Names the route for the metrics; one of few fixed words, never a value of the request. */
    public void nameRoute(String name) {
        route.name = name;
    }

    /** Name of the route for the metrics; {@code other} until one is given. */
    public String route() {
        return route.name;
    }
}
