package dev.durward.web;

/** Text as a JSON string, for the few short documents that need no library. */
public final class JsonText {
    private JsonText() {}

    /** The text in quotes, escaped (RFC 8259 section 7). */
    public static String quoted(String text) {
        var out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
