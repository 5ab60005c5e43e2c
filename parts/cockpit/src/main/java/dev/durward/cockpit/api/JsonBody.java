package dev.durward.cockpit.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object that a caller sent. Fields nobody knows are refused, so that a misspelt one is never passed over. */
public final class JsonBody {
    private static final int LARGEST_BODY_BYTES = 64 * 1024;
    private static final String LINES_AND_TABS = "\n\r\t";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode fields;

    private JsonBody(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * Reads a request's body.
     *
     * @param shape the fields it may have
     * @throws Failure 400 for anything but a JSON object of these fields, 413 when it is over 64 KiB
     */
    public static JsonBody of(Request request, Shape shape) throws IOException {
        return of(request.body().bytes(LARGEST_BODY_BYTES), shape.fieldNames());
    }

    /** As {@link #of(Request, Shape)}, of fields that no shape describes. */
    public static JsonBody of(Request request, Set<String> fields) throws IOException {
        return of(request.body().bytes(LARGEST_BODY_BYTES), fields);
    }

    /** As {@link #of(Request, Shape)}, but no body at all is an object without fields. */
    public static JsonBody optional(Request request, Shape shape) throws IOException {
        byte[] bytes = request.body().bytes(LARGEST_BODY_BYTES);
        return bytes.length == 0 ? new JsonBody(object()) : of(bytes, shape.fieldNames());
    }

    private static JsonBody of(byte[] bytes, Set<String> known) throws IOException {
        JsonNode node;
        try {
            node = MAPPER.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new Failure(400, "the body must be JSON: " + malformed.getOriginalMessage());
        }
        if (!(node instanceof ObjectNode object)) {
            throw new Failure(400, "the body must be a JSON object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Failure(
                        400,
                        "unknown field '" + name + "'; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return new JsonBody(object);
    }

    /** A text field that must be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new Failure(400, "field '" + name + "' is missing"));
    }

    /** A text field without control characters but line ends and tabs; empty when absent or null. */
    public Optional<String> text(String name) {
        return value(name).map(node -> {
            if (!node.isTextual()) {
                throw new Failure(400, "field '" + name + "' must be a text");
            }
            return kept(name, node.textValue());
        });
    }

    /** A text that every store can keep. */
    private static String kept(String name, String text) {
        boolean isKept = text.codePoints()
                .noneMatch(point -> (Character.isISOControl(point) && LINES_AND_TABS.indexOf(point) < 0)
                        || Character.getType(point) == Character.SURROGATE);
        if (!isKept) {
            throw new Failure(400, "field '" + name + "' holds a control character or half a character");
        }
        return text;
    }

    /** A whole number; empty when absent or null. */
    public Optional<Long> number(String name) {
        return value(name).map(node -> {
            if (!node.canConvertToLong() || !node.isIntegralNumber()) {
                throw new Failure(400, "field '" + name + "' must be a whole number");
            }
            return node.longValue();
        });
    }

    /** A truth value; empty when absent or null. */
    public Optional<Boolean> bool(String name) {
        return value(name).map(node -> {
            if (!node.isBoolean()) {
                throw new Failure(400, "field '" + name + "' must be true or false");
            }
            return node.booleanValue();
        });
    }

    /** The texts {@code field} of an array of objects, such as {@code {"users":[{"name":"u"}]}}; at least one. */
    public List<String> texts(String array, String field) {
        return objects(array).stream()
                .map(object -> object.text(field)
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() ->
                                new Failure(400, "each entry of '" + array + "' must have a text '" + field + "'")))
                .toList();
    }

    /** An array of texts; empty when absent or null. */
    public Optional<List<String>> list(String name) {
        return value(name).map(node -> {
            if (!node.isArray()) {
                throw new Failure(400, "field '" + name + "' must be an array of texts");
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode item : node) {
                if (!item.isTextual()) {
                    throw new Failure(400, "field '" + name + "' must be an array of texts");
                }
                texts.add(kept(name, item.textValue()));
            }
            return texts;
        });
    }

    /**
     * The objects of an array, such as {@code {"roles":[{"name":"r"}]}}; at least one. Fields of them that nobody knows
     * are passed over, because callers send back what they were answered.
     */
    public List<JsonBody> objects(String array) {
        JsonNode items = value(array).orElseThrow(() -> new Failure(400, "field '" + array + "' is missing"));
        if (!items.isArray() || items.isEmpty()) {
            throw new Failure(400, "field '" + array + "' must be an array with at least one entry");
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.isObject()) {
                throw new Failure(400, "each entry of '" + array + "' must be an object");
            }
            objects.add(new JsonBody(item));
        }
        return objects;
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(fields.get(name)).filter(node -> !node.isNull());
    }

    /** An empty object to fill and answer with. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array to fill. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An answer with a JSON body that is not to be cached. */
    public static Response answer(int status, ObjectNode body) throws IOException {
        return Response.of(status).with("Cache-Control", "no-store").body(JSON, MAPPER.writeValueAsBytes(body));
    }
}
