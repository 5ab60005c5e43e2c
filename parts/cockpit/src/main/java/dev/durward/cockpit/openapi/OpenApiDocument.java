package dev.durward.cockpit.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Routes.Access;
import dev.durward.cockpit.api.Routes.Route;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of calls as an OpenAPI 3.1 document. */
public final class OpenApiDocument {
    /** What every refusal answers. */
    static final Shape ERROR = Shape.named("Error")
            .has("error", Schema.text(), "stable name of the status")
            .has("message", Schema.text(), "what happened and what to do")
            .may("signIn", Schema.text(), "on the cockpit's host: where to sign in");

    private static final String JSON = "application/json";
    private static final String DESCRIPTION = "description";
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([a-z]+)}");
    private static final Map<String, String> PATH_PARAMETERS = Map.of(
            "account", "technical name of an account",
            "app", "name of an application, such as demotmn",
            "application", "provider:application, or the bare name of one of the provider durward",
            "client", "id of an OAuth client",
            "key", "id of a signing key",
            "scope", "id of a scope, percent-encoded",
            "secret", "id of a secret",
            "token", "id of a token",
            "user", "name of a local user");

    private final List<Route> routes;

    /** Describes calls. */
    public OpenApiDocument(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * The document.
     *
     * @param server address that the paths are below
     */
    public ObjectNode at(String server) {
        ObjectNode document = JsonBody.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Durward platform API")
                .put("version", "1")
                .put(DESCRIPTION, "Administers accounts, OAuth clients and authorizations");
        document.putArray("servers").addObject().put("url", server);
        document.putArray("security").addObject().putArray("basic");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            paths.withObjectProperty(route.template()).set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("basic")
                .put(Schema.TYPE, "http")
                .put("scheme", "basic");
        ObjectNode schemas = components.putObject("schemas");
        shapes().forEach((name, shape) -> schemas.set(name, shape.definition()));
        return document;
    }

    private static ObjectNode operation(Route route) {
        Call call = route.call();
        ObjectNode operation = JsonBody.object()
                .put("operationId", call.id())
                .put("summary", call.summary())
                .put(DESCRIPTION, who(route));
        operation.putArray("tags").add(tag(call.template()));
        if (route.access() == Access.PUBLIC) {
            operation.putArray("security");
        }
        parameters(operation.putArray("parameters"), call);
        call.body()
                .ifPresent(body ->
                        content(operation.putObject("requestBody").put("required", body.required()), body.shape()));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode success = responses.putObject(String.valueOf(call.status())).put(DESCRIPTION, "Done");
        call.answer().ifPresent(shape -> content(success, shape));
        content(responses.putObject("default").put(DESCRIPTION, "Refused"), ERROR);
        return operation;
    }

    private static void content(ObjectNode holder, Shape shape) {
        holder.putObject("content").putObject(JSON).set("schema", shape.json());
    }

    private static void parameters(ArrayNode parameters, Call call) {
        Matcher matcher = PATH_PARAMETER.matcher(call.template());
        while (matcher.find()) {
            String name = matcher.group(1);
            String about = Optional.ofNullable(PATH_PARAMETERS.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("path parameter without description: " + name));
            parameters.add(parameter(name, "path", about, true));
        }
        for (Call.Parameter parameter : call.query()) {
            parameters.add(parameter(parameter.name(), "query", parameter.about(), parameter.required()));
        }
    }

    private static ObjectNode parameter(String name, String place, String about, boolean required) {
        ObjectNode json = JsonBody.object()
                .put("name", name)
                .put("in", place)
                .put(DESCRIPTION, about)
                .put("required", required);
        json.set("schema", Schema.text().json());
        return json;
    }

    /** The word after the account, or the last one. */
    private static String tag(String template) {
        String[] segments = template.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            if (segments[i].equals("{account}")) {
                return segments[i + 1];
            }
        }
        return segments[segments.length - 1].startsWith("{") ? "accounts" : segments[segments.length - 1];
    }

    private static String who(Route route) {
        String roles = String.join(
                ", ", route.roles().stream().map(PlatformRole::title).sorted().toList());
        return switch (route.access()) {
            case OF_ACCOUNT -> "For the platform roles " + roles + " of the account.";
            case OF_ACCOUNT_OR_PROVIDER ->
                "For the platform roles " + roles + " of the account, which may be " + Account.PROVIDER + ".";
            case OF_PROVIDER -> "For the platform roles " + roles + " of the account " + Account.PROVIDER + ".";
            case KNOWN -> "For everybody who is known.";
            case PUBLIC -> "For everybody.";
        };
    }

    private SortedMap<String, Shape> shapes() {
        SortedMap<String, Shape> shapes = new TreeMap<>();
        Stream<Shape> used = routes.stream()
                .map(Route::call)
                .flatMap(call -> Stream.concat(call.body().map(Call.Body::shape).stream(), call.answer().stream()))
                .flatMap(Shape::shapes);
        Stream.concat(Stream.of(ERROR), used).forEach(shape -> {
            Shape known = shapes.putIfAbsent(shape.name(), shape);
            if (known != null && !known.definition().equals(shape.definition())) {
                throw new IllegalArgumentException("two shapes have the name " + shape.name());
            }
        });
        return shapes;
    }
}
