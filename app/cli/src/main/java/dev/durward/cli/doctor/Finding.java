package dev.durward.cli.doctor;

import dev.durward.cli.exit.ExitCode;

/** What a check has found. */
sealed interface Finding {
    /** What was seen, in one line. */
    String text();

    /** As it should be. */
    record Fine(String text) implements Finding {}

    /** Works, but should be looked at. */
    record Odd(String text, String remedy) implements Finding {}

    /** Doesn't work. */
    record Wrong(ExitCode exitCode, String text, String remedy) implements Finding {}

    /** Wasn't checked, because something before it failed or isn't set. */
    record Skipped(String text) implements Finding {}
}
