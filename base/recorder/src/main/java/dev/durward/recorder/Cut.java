package dev.durward.recorder;

/** Cuts texts to the lengths that a log can hold, never through a surrogate pair. */
final class Cut {
    private Cut() {}

    static String to(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }
}
