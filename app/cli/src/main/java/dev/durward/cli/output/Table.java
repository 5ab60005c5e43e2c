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

    private static String value(ObjectNode row, Field field) {
        return SafeText.line(Listing.text(row, field));
    }

    private static String text(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>();
        lines.forEach(line -> widen(widths, line));
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(padded(widths, line)));
        return text.toString();
    }

    /** The line of a row below others, whose widths grow with it. */
    static String line(List<Integer> widths, List<Field> fields, ObjectNode row) {
        List<String> values = fields.stream().map(field -> value(row, field)).toList();
        widen(widths, values);
        return padded(widths, values);
    }

    private static void widen(List<Integer> widths, List<String> line) {
        for (int column = 0; column < line.size(); column++) {
            int width = width(line.get(column));
            if (column == widths.size()) {
                widths.add(width);
            } else {
                widths.set(column, Math.max(widths.get(column), width));
            }
        }
    }

    private static String padded(List<Integer> widths, List<String> line) {
        StringBuilder padded = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String value = line.get(column);
            padded.append(value).repeat(' ', widths.get(column) - width(value)).append(GAP);
        }
        return padded.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
