package dev.durward.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import java.util.ArrayList;
import java.util.List;

/** Rows that are printed one after the other, as they come: tables without a head, and one JSON object a line. */
public final class Lines {
    private final List<Field> fields;
    private final Printer printer;
    private final List<Integer> widths = new ArrayList<>();

    /** Lines of some fields in the form of a printer; YAML and CSV have no such form. */
    public Lines(List<Field> fields, Printer printer) throws Failure {
        if (printer.format() != Format.TABLE && printer.format() != Format.JSON) {
            throw Failure.usage("--output must be table or json here");
        }
        this.fields = fields;
        this.printer = printer;
    }

    /** The line of a row. */
    public String text(ObjectNode row) throws Failure {
        Listing listing = Listing.of(fields, List.of(row));
        if (printer.idsOnly()) {
            return printer.text(listing);
        }
        List<Field> chosen = printer.fields(listing);
        if (printer.format() == Format.JSON) {
            return SafeText.line(Printer.picked(row, chosen).toString()) + "\n";
        }
        return Table.line(widths, chosen, row);
    }
}
