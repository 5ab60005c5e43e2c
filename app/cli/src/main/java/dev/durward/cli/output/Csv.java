package dev.durward.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RFC 4180 with a line of field names; a value that a spreadsheet would take for a formula begins with an apostrophe. */
final class Csv {
    private static final Pattern QUOTED = Pattern.compile("[\",\\n]");
    private static final String FORMULA = "=+-@";

    private Csv() {}

    static String of(List<Field> fields, List<ObjectNode> rows) {
        StringBuilder text = new StringBuilder();
        text.append(fields.stream().map(Field::name).collect(Collectors.joining(",")))
                .append("\r\n");
        for (ObjectNode row : rows) {
            text.append(fields.stream().map(field -> cell(row, field)).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String cell(ObjectNode row, Field field) {
        String value = SafeText.lines(Listing.text(row, field));
        boolean formula =
                row.path(field.name()).isTextual() && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
