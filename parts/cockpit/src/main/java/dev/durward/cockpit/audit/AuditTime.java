package dev.durward.cockpit.audit;

import dev.durward.web.Failure;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times as the audit log writes them: with dots, in UTC (contract f.2). */
final class AuditTime {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH.mm.ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH.mm.ss[.SSS]['+0000']", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

    private AuditTime() {}

    /** Such as {@code 2018-03-21T09.00.40.572+0000}. */
    static String text(Instant time) {
        return WRITTEN.format(time);
    }

    /** Reads {@code 2017-12-30T17.13.22}, also with milliseconds and {@code +0000}; fails with 400 otherwise. */
    static Instant parse(String text) {
        // years of other lengths are beyond what the store can hold
        if (!FOUR_DIGIT_YEAR.matcher(text).lookingAt()) {
            throw malformed();
        }
        try {
            return LocalDateTime.parse(text, READ).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw malformed();
        }
    }

    private static Failure malformed() {
        return new Failure(400, "Time is written in UTC with dots, such as '2017-12-30T17.13.22'");
    }
}
