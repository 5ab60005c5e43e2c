package dev.durward.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes listings in the form that was asked for.
 *
 * @param format the form
 * @param chosen the fields of {@code --fields}, in order; empty for the usual ones
 * @param idsOnly whether only the first field is printed, one a line
 */
public record Printer(Format format, List<String> chosen, boolean idsOnly) {
    /** Keeps its own list. */
    public Printer {
        chosen = List.copyOf(chosen);
    }

    /** The text of a listing, with an end of line unless it is empty. */
    public String text(Listing listing) throws Failure {
        if (idsOnly) {
            StringBuilder ids = new StringBuilder();
            Field id = listing.fields().getFirst();
            listing.rows()
                    .forEach(row ->
                            ids.append(SafeText.line(Listing.text(row, id))).append('\n'));
            return ids.toString();
        }
        List<Field> fields = fields(listing);
        return switch (format) {
            case TABLE -> listing.single() ? Table.single(fields, listing.rows()) : Table.of(fields, listing.rows());
            case JSON -> JsonText.of(picked(listing, fields));
            case YAML -> YamlText.of(picked(listing, fields));
            case CSV -> Csv.of(fields, listing.rows());
        };
    }

    List<Field> fields(Listing listing) throws Failure {
        if (chosen.isEmpty()) {
            boolean all = format != Format.TABLE || listing.single();
            return listing.fields().stream()
                    .filter(field -> all || field.inTable())
                    .toList();
        }
        List<Field> fields = new ArrayList<>();
        for (String name : chosen) {
            fields.add(listing.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Failure.usage("--fields: there is no field '" + name + "' here; there are "
                            + String.join(
                                    ", ",
                                    listing.fields().stream().map(Field::name).toList()))));
        }
        return fields;
    }

    private static JsonNode picked(Listing listing, List<Field> fields) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode row : listing.rows()) {
            rows.add(picked(row, fields));
        }
        return listing.single() ? rows.get(0) : rows;
    }

    static ObjectNode picked(ObjectNode row, List<Field> fields) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> picked.set(field.name(), row.get(field.name())));
        return picked;
    }
}
