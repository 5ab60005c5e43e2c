package dev.durward.web.server;

import org.jspecify.annotations.Nullable;

/** A failure's cause as one quoted value of a log line. */
final class LogText {
    private LogText() {}

    static String of(@Nullable Throwable cause) {
        String text = cause == null ? "not on the class path" : cause.toString();
        return text.replaceAll("[\"\\p{Cntrl}]+", " ");
    }
}
