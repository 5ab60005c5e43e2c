package dev.durward.cli.output;

import dev.durward.cli.exit.Failure;
import java.util.Locale;

/** The forms in which commands print. */
public enum Format {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON,
    /** For programs and people. */
    YAML,
    /** For spreadsheets (RFC 4180). */
    CSV;

    /** The words for help. */
    public static final String WORDS = "table, json, yaml or csv";

    /** The form of a word, or a usage failure. */
    public static Format parse(String word) throws Failure {
        for (Format format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return format;
            }
        }
        throw Failure.usage("--output must be " + WORDS + ", was '" + word + "'");
    }
}
