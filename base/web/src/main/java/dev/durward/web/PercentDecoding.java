package dev.durward.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-decoding to UTF-8 text (RFC 3986 section 2.1); refuses what is malformed. */
final class PercentDecoding {
    /** What a plus sign means. */
    enum Plus {
        /** A space, as in {@code application/x-www-form-urlencoded}. */
        SPACE,
        /** Itself, as in a path. */
        LITERAL
    }

    private PercentDecoding() {}

    /** Decodes; throws a {@link Failure} 400 for a broken escape or for bytes that are not UTF-8. */
    static String decode(String raw, Plus plus) {
        if (raw.indexOf('%') < 0) {
            return plus == Plus.SPACE ? raw.replace('+', ' ') : raw;
        }
        var bytes = ByteBuffer.allocate(raw.length() * 3);
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.put((byte) escaped(raw, i));
                i += 3;
            } else if (c < 0x80) {
                bytes.put((byte) (c == '+' && plus == Plus.SPACE ? ' ' : c));
                i++;
            } else {
                int end = i + Character.charCount(raw.codePointAt(i));
                bytes.put(raw.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        return text(bytes.flip());
    }

    private static int escaped(String raw, int percent) {
        if (percent + 2 >= raw.length()) {
            throw malformed();
        }
        char high = raw.charAt(percent + 1);
        char low = raw.charAt(percent + 2);
        // Character.digit would take digits of other scripts too
        if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
            throw malformed();
        }
        return HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low);
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static Failure malformed() {
        return new Failure(400, "Malformed percent-encoding in the URL or the form.");
    }
}
