package dev.durward.cockpit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A JSON Schema (draft 2020-12) of a value in a body, as OpenAPI 3.1 has them. */
public sealed interface Schema permits Schema.Leaf, Schema.ListOf, Schema.OrNull, Shape {
    /** Word that names the kind of a value. */
    String TYPE = "type";

    /** The schema as JSON; a {@link Shape} is a reference to its definition. */
    ObjectNode json();

    /** The shapes that occur in it, itself included. */
    Stream<Shape> shapes();

    /** A value without parts, by its JSON type and one more keyword. */
    record Leaf(String type, String keyword, Object value) implements Schema {
        @Override
        public ObjectNode json() {
            ObjectNode json = JsonBody.object().put(TYPE, type);
            return switch (value) {
                case String text when text.isEmpty() -> json;
                case String text -> json.put(keyword, text);
                case Integer number -> json.put(keyword, number);
                case List<?> words -> {
                    var array = json.putArray(keyword);
                    words.forEach(word -> array.add(String.valueOf(word)));
                    yield json;
                }
                default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
            };
        }

        @Override
        public Stream<Shape> shapes() {
            return Stream.empty();
        }
    }

    /** An array. */
    record ListOf(Schema items) implements Schema {
        @Override
        public ObjectNode json() {
            ObjectNode json = JsonBody.object().put(TYPE, "array");
            json.set("items", items.json());
            return json;
        }

        @Override
        public Stream<Shape> shapes() {
            return items.shapes();
        }
    }

    /** A value that may be null. */
    record OrNull(Schema other) implements Schema {
        @Override
        public ObjectNode json() {
            ObjectNode json = JsonBody.object();
            json.putArray("anyOf").add(other.json()).add(JsonBody.object().put(TYPE, "null"));
            return json;
        }

        @Override
        public Stream<Shape> shapes() {
            return other.shapes();
        }
    }

    /** A text. */
    static Schema text() {
        return new Leaf("string", "", "");
    }

    /** One of some texts. */
    static Schema words(String... words) {
        return new Leaf("string", "enum", List.of(words));
    }

    /** One of some texts. */
    static Schema words(Set<String> words) {
        return new Leaf("string", "enum", words.stream().sorted().toList());
    }

    /** A time in ISO 8601, in UTC. */
    static Schema moment() {
        return new Leaf("string", "format", "date-time");
    }

    /** An absolute address. */
    static Schema address() {
        return new Leaf("string", "format", "uri");
    }

    /** A whole number. */
    static Schema whole() {
        return new Leaf("integer", "minimum", 0);
    }

    /** True or false. */
    static Schema truth() {
        return new Leaf("boolean", "", "");
    }

    /** An object of any fields. */
    static Schema object() {
        return new Leaf("object", "", "");
    }

    /** An array of such values. */
    static Schema list(Schema items) {
        return new ListOf(items);
    }

    /** Such a value, or null. */
    static Schema orNull(Schema other) {
        return new OrNull(other);
    }
}
