package dev.durward.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as their widest value and two spaces apart. */
final class Table {
    private static final String GAP = "  ";

    private Table() {}

    static String of(List<Field> fields, List<ObjectNode> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(fields.stream().map(Field::head).toList());
        for (ObjectNode row : rows) {
            lines.add(fields.stream().map(field -> value(row, field)).toList());
        }
        return text(lines);
    }

    /** One thing: a line for each field. */
    static String single(List<Field> fields, List<ObjectNode> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (ObjectNode row : rows) {
            fields.forEach(field -> lines.add(List.of(field.name() + ":", value(row, field))));
        }
        return text(lines);
    }

    /** One row by itself: its values with gaps. */
    static String line(List<Field> fields, ObjectNode row) {
        return text(List.of(fields.stream().map(field -> value(row, field)).toList()));
    }

    private static String value(ObjectNode row, Field field) {
        return SafeText.line(Listing.text(row, field));
    }

    private static String text(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int width = width(line.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String value = line.get(column);
                padded.append(value)
                        .repeat(' ', widths.get(column) - width(value))
                        .append(GAP);
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
