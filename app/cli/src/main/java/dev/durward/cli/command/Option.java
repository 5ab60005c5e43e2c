package dev.durward.cli.command;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a command.
 *
 * @param names the short name first, if there is one
 * @param label what stands for the value in help; empty for an option without a value
 * @param text what it does, in one line
 * @param repeatable whether it may be given more than once
 */
public record Option(List<String> names, String label, String text, boolean repeatable) {
    /** Keeps its own list. */
    public Option {
        names = List.copyOf(names);
    }

    /** An option with a value. */
    public static Option of(String name, String label, String text) {
        return new Option(List.of(name), label, text, false);
    }

    /** An option without a value. */
    public static Option flag(String name, String text) {
        return new Option(List.of(name), "", text, false);
    }

    /** An option with a value that may be given more than once. */
    public static Option repeatable(String name, String label, String text) {
        return new Option(List.of(name), label, text, true);
    }

    /** The long name. */
    public String name() {
        return names.getLast();
    }

    OptionSpec.Builder spec() {
        OptionSpec.Builder spec =
                OptionSpec.builder(names.toArray(String[]::new)).description(Verb.literal(text));
        if (label.isEmpty()) {
            return spec.type(boolean.class);
        }
        spec.paramLabel(label);
        return repeatable ? spec.type(List.class).auxiliaryTypes(String.class).arity("1") : spec.type(String.class);
    }
}
