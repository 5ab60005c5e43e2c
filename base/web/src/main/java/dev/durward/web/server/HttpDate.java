package dev.durward.web.server;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header (RFC 9110 section 6.6.1), formatted once a sweep instead of once a request. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile String text;

    HttpDate(InstantSource clock) {
        this.clock = clock;
        this.text = FORMAT.format(clock.instant());
    }

    void refresh() {
        text = FORMAT.format(clock.instant());
    }

    String text() {
        return text;
    }
}
