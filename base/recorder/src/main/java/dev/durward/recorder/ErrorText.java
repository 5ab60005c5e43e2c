package dev.durward.recorder;

import java.util.HashSet;
import java.util.Set;

/** The text of a message's error: each exception of the chain on a line, without stack traces. */
final class ErrorText {
    /** Keeps one error readable and its row small. */
    private static final int LIMIT = 10_000;

    /** A chain longer than this says nothing more to a reader. */
    private static final int MAX_CAUSES = 10;

    private ErrorText() {}

    static String of(Throwable error) {
        StringBuilder text = new StringBuilder(line(error));
        Set<String> seen = new HashSet<>();
        seen.add(text.toString());
        Throwable cause = error.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            String line = line(cause);
            if (seen.add(line)) {
                text.append("\nCaused by: ").append(line);
            }
        }
        return Cut.to(text.toString(), LIMIT);
    }

    private static String line(Throwable error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getName() : error.getClass().getName() + ": " + message;
    }
}
