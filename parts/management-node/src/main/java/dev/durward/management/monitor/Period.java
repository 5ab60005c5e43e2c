package dev.durward.management.monitor;

import dev.durward.web.Failure;
import dev.durward.web.QueryParameters;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The time of last change that is asked for.
 *
 * @param from its first moment
 * @param to the moment after its last one
 */
record Period(Instant from, Instant to) {
    static final String FROM = "from";
    static final String TO = "to";

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The period that parameters name; without {@code from} it begins in 1970, without {@code to} it ends now.
     *
     * @throws Failure 400 for what is no time, or a period that ends before it begins
     */
    static Period of(QueryParameters query, Instant now) {
        Instant from = time(query, FROM, Instant.EPOCH);
        Instant to = time(query, TO, now);
        if (to.isBefore(from)) {
            throw new Failure(400, "The period ends before it begins");
        }
        return new Period(from, to);
    }

    private static Instant time(QueryParameters query, String name, Instant otherwise) {
        List<String> values = query.all(name);
        if (values.isEmpty()) {
            return otherwise;
        }
        if (values.size() > 1) {
            throw new Failure(400, "'" + name + "' is there more than once");
        }
        Instant time = parsed(name, values.getFirst());
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new Failure(400, "'" + name + "' must lie between 1970 and 9999");
        }
        return time;
    }

    private static Instant parsed(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new Failure(400, "'" + name + "' must be a time in UTC such as 2026-11-23T10:00:00.000Z");
        }
    }
}
