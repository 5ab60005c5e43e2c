package dev.durward.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a command prints: rows, each with the same fields.
 *
 * @param fields what the rows hold, in order; the first one identifies a row
 * @param rows values by field name; a missing one is null
 * @param single whether it is one thing rather than a list of them
 */
public record Listing(List<Field> fields, List<ObjectNode> rows, boolean single) {
    /** Keeps its own lists. */
    public Listing {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /** A list of things, maybe empty. */
    public static Listing of(List<Field> fields, List<ObjectNode> rows) {
        return new Listing(fields, rows, false);
    }

    /** One thing. */
    public static Listing single(List<Field> fields, ObjectNode row) {
        return new Listing(fields, List.of(row), true);
    }

    /** A value as one line of text: nothing for null, the items of a list side by side. */
    static String text(JsonNode row, Field field) {
        return text(row.path(field.name()));
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            StringBuilder items = new StringBuilder();
            value.forEach(item -> items.append(items.isEmpty() ? "" : ", ").append(text(item)));
            return items.toString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
