package dev.durward.cli.output;

/** Texts of a server as a terminal may see them: what would steer it is written as {@code \\uXXXX}. */
public final class SafeText {
    private SafeText() {}

    /** A text without control characters, line breaks too, and without characters that change its direction. */
    public static String line(String text) {
        return escape(text, "");
    }

    /** A text of lines: as {@link #line}, with line feeds and tabs kept. */
    public static String lines(String text) {
        return escape(text.replace("\r\n", "\n"), "\n\t");
    }

    private static String escape(String text, String kept) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (kept.indexOf(character) >= 0 || !steers(character)) {
                safe.append(character);
            } else {
                safe.append(String.format("\\u%04x", (int) character));
            }
        }
        return safe.toString();
    }

    /** Controls (C0, C1), format characters such as bidirectional overrides, line and paragraph separators. */
    private static boolean steers(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
