package dev.durward.cli.command;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What stands behind a command without a name.
 *
 * @param label what stands for it in help
 * @param text what it is, in one line
 * @param count how many there must be
 */
public record Parameter(String label, String text, Count count) {
    /** How often a parameter stands. */
    public enum Count {
        /** Exactly once. */
        ONE("1"),
        /** Once or not at all. */
        AT_MOST_ONE("0..1"),
        /** Once or more. */
        SOME("1..*");

        private final String arity;

        Count(String arity) {
            this.arity = arity;
        }
    }

    /** A parameter that must stand exactly once. */
    public static Parameter one(String label, String text) {
        return new Parameter(label, text, Count.ONE);
    }

    /** A parameter that must stand at least once. */
    public static Parameter some(String label, String text) {
        return new Parameter(label, text, Count.SOME);
    }

    PositionalParamSpec spec(int index) {
        return PositionalParamSpec.builder()
                .index(count == Count.SOME ? index + "..*" : Integer.toString(index))
                .arity(count.arity)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(Verb.literal(text))
                .build();
    }
}
