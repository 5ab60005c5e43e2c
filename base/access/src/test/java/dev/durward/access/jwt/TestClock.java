package dev.durward.access.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that tests set. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00.400Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    void set(Instant time) {
        now = time;
    }
}
