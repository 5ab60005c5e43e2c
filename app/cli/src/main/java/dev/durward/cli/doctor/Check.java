package dev.durward.cli.doctor;

import dev.durward.cli.exit.Failure;
import java.util.List;

/**
 * A step on the way from settings to a log.
 *
 * @param name one or two words
 * @param examination looks, and says what it found; a failure counts as {@link Finding.Wrong}
 */
record Check(String name, Examination examination) {
    /** Looks at something. */
    @FunctionalInterface
    interface Examination {
        /** What was found: one finding for each thing looked at. */
        List<Finding> of(Patient patient) throws Failure;
    }
}
