package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.durward.cockpit.api.Routes.Route;
import dev.durward.cockpit.openapi.OpenApiDocument;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds real answers against the OpenAPI document, with a validator that is not ours. */
final class DescribedAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

    private static final String IN_DOCUMENT = "#/components/schemas/";

    private final List<Route> routes;
    private final ObjectNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    DescribedAnswers(List<Route> routes) {
        this.routes = routes;
        this.document = new OpenApiDocument(routes).at("https://api.durward.localhost");
    }

    /** The call that a request was; empty when there is none at its path. */
    Optional<Route> route(String method, String pathAndQuery) {
        String path = pathAndQuery.replaceFirst("[?].*", "").replaceFirst("/$", "");
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .filter(route -> path.matches(pattern(route.template())))
                .min((one, other) -> Integer.compare(parameters(one), parameters(other)));
    }

    private static int parameters(Route route) {
        return route.template().split("[{]", -1).length;
    }

    private static String pattern(String template) {
        return PARAMETER.matcher(template).replaceAll("[^/]+");
    }

    /** Fails when an answer is not one that the call's description allows. */
    void requireDescribed(String method, String path, int status, String body) throws IOException {
        Optional<Route> route = route(method, path);
        if (route.isEmpty()) {
            return;
        }
        JsonNode responses = document.path("paths")
                .path(route.get().template())
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode described =
                responses.has(String.valueOf(status)) ? responses.path("" + status) : responses.path("default");
        assertThat(status >= 400 || responses.has(String.valueOf(status)))
                .as("%s %s answered %s", method, path, status)
                .isTrue();
        JsonNode schema = described.findPath("$ref");
        if (schema.isMissingNode()) {
            assertThat(body).as(path).isEmpty();
            return;
        }
        assertThat(schema(schema.textValue())
                        .validate(
                                JSON.readTree(body),
                                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s %s: %s", method, path, body)
                .isEmpty();
    }

    private Schema schema(String reference) {
        return schemas.computeIfAbsent(reference, key -> {
            ObjectNode schema = JSON.createObjectNode().put("$ref", key);
            schema.set("$defs", document.at("/components/schemas"));
            // a schema by itself keeps its definitions elsewhere than an OpenAPI document
            return registry.getSchema(schema.toString().replace(IN_DOCUMENT, "#/$defs/"), InputFormat.JSON);
        });
    }
}
