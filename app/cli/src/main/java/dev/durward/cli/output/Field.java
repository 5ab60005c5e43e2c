package dev.durward.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One field of what a command prints; its name is a promise to scripts.
 *
 * @param name as in JSON, in camel case
 * @param inTable whether a table shows it unless {@code --fields} says otherwise
 */
public record Field(String name, boolean inTable) {
    /** Fields by name; those behind {@code "|"} are not in tables. The first is what {@code -q} prints. */
    public static List<Field> of(String... names) {
        List<Field> fields = new ArrayList<>();
        boolean shown = true;
        for (String name : names) {
            if (name.equals("|")) {
                shown = false;
            } else {
                fields.add(new Field(name, shown));
            }
        }
        return fields;
    }

    /** The head of its column: the words of the name in upper case. */
    String head() {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
    }
}
