package dev.durward.cockpit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JSON object of known fields, defined once under its name and referred to by it. Immutable. */
public final class Shape implements Schema {
    private static final String DEFINITIONS = "#/components/schemas/";

    private record Field(String name, Schema schema, String about, boolean required) {}

    private final String name;
    private final List<Field> fields;

    private Shape(String name, List<Field> fields) {
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /** An object without fields. */
    public static Shape named(String name) {
        return new Shape(name, List.of());
    }

    /** An object whose one field is an array, such as {@code {"clients":[...]}}. */
    public static Shape listing(String name, String field, Schema items) {
        return named(name).has(field, Schema.list(items), "");
    }

    /** The same fields under another name. */
    public Shape as(String other) {
        return new Shape(other, fields);
    }

    /** With a field that is always there. */
    public Shape has(String field, Schema schema, String about) {
        return with(new Field(field, schema, about, true));
    }

    /** With a field that may be left out. */
    public Shape may(String field, Schema schema, String about) {
        return with(new Field(field, schema, about, false));
    }

    private Shape with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Shape(name, more);
    }

    /** The name of its definition. */
    public String name() {
        return name;
    }

    /** The names of its fields. */
    public Set<String> fieldNames() {
        return fields.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The definition: the fields and nothing else. */
    public ObjectNode definition() {
        ObjectNode json = JsonBody.object().put(TYPE, "object");
        ObjectNode properties = json.putObject("properties");
        var required = json.putArray("required");
        for (Field field : fields) {
            ObjectNode property = field.schema().json();
            if (!field.about().isEmpty()) {
                property.put("description", field.about());
            }
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        return json.put("additionalProperties", false);
    }

    @Override
    public ObjectNode json() {
        return JsonBody.object().put("$ref", DEFINITIONS + name);
    }

    @Override
    public Stream<Shape> shapes() {
        return Stream.concat(
                Stream.of(this), fields.stream().flatMap(field -> field.schema().shapes()));
    }
}
