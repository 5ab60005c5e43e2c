package dev.durward.web.server;

import java.time.Duration;

/**
 * Bounds on what callers may use; each wait of the server for a caller ends.
 *
 * @param maxInFlight requests in work at one time, at least 1; more get 503 with Retry-After
 * @param headTime time for a request line and its headers to arrive
 * @param idleTime how long a connection may stay without a request
 * @param bodyTime longest wait for the next byte of a request body; also the grace of the minimum rate of 1 KiB/s
 * @param writeTime longest wait until a caller reads more of a streamed response
 * @param stopTime how long {@code close} waits for requests in work
 */
public record Limits(
        int maxInFlight,
        Duration headTime,
        Duration idleTime,
        Duration bodyTime,
        Duration writeTime,
        Duration stopTime) {

    /** Longest request line and longest head in bytes: an OData URL is allowed 16 KiB. */
    static final int HEAD_BYTES = 16 * 1024;

    /** Checks that every bound is positive. */
    public Limits {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("max in flight must be at least 1, was " + maxInFlight);
        }
        for (Duration time : new Duration[] {headTime, idleTime, bodyTime, writeTime, stopTime}) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException("a time limit must be positive, was " + time);
            }
        }
    }

    /** 2000 in flight, head 10 s, idle 75 s, body 20 s, write 30 s, stop 10 s. */
    public static Limits defaults() {
        return new Limits(
                2000,
                Duration.ofSeconds(10),
                Duration.ofSeconds(75),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    /** The same limits with another number of requests in work. */
    public Limits withMaxInFlight(int max) {
        return new Limits(max, headTime, idleTime, bodyTime, writeTime, stopTime);
    }

    /** The same limits with other times for a head and for an idle connection. */
    public Limits withConnectionTimes(Duration head, Duration idle) {
        return new Limits(maxInFlight, head, idle, bodyTime, writeTime, stopTime);
    }

    /** The same limits with other waits for bodies: request, response. */
    public Limits withBodyTimes(Duration body, Duration write) {
        return new Limits(maxInFlight, headTime, idleTime, body, write, stopTime);
    }

    /** The same limits with another wait at the stop. */
    public Limits withStopTime(Duration stop) {
        return new Limits(maxInFlight, headTime, idleTime, bodyTime, writeTime, stop);
    }
}
