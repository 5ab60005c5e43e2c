package dev.durward.odata.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Texts of moments in Atom. */
final class Times {
    private Times() {}

    /** {@code 2021-02-25T12:49:48.83}: UTC without a zone, zeros at the end of the milliseconds cut (contract 2.4). */
    static String dateTime(Instant moment) {
        return append(new StringBuilder(24), moment).toString();
    }

    /** The same with {@code Z}. */
    static String dateTimeOffset(Instant moment) {
        return append(new StringBuilder(25), moment).append('Z').toString();
    }

    private static StringBuilder append(StringBuilder text, Instant moment) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
        int millis = time.getNano() / 1_000_000;
        if (millis == 0) {
            return text;
        }
        digits(text.append('.'), millis, 3);
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
        return text;
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        int power = 1;
        for (int i = 1; i < width; i++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
        return text;
    }
}
