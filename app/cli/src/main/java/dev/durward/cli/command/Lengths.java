package dev.durward.cli.command;

import dev.durward.cli.exit.Failure;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Lengths of time as people type them. */
public final class Lengths {
    private Lengths() {}

    /** Whole seconds of a text such as {@code 90s}, {@code 60m}, {@code 12h}, {@code 180d}. */
    public static long seconds(Option option, String text) throws Failure {
        return parse(option.name(), text).toSeconds();
    }

    /** The length that a text such as {@code 90s} says. */
    public static Duration parse(String option, String text) throws Failure {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw Failure.usage(option + " must be a length of time such as 90s, 60m, 12h or 180d, was '" + text + "'");
        }
    }
}
