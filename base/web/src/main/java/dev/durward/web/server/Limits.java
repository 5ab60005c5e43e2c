package dev.durward.web.server;

import java.time.Duration;

/**
 * Bounds on what callers may use; each wait of the server for a caller ends.
 *
 * @param maxInFlight requests in work at one time, at least 1; more get 503 with Retry-After
 * @param maxAwaitingBody requests whose body is still on its way, at least 1; more get 503 with Retry-After
 * @param maxConnectionsPerAddress open connections of one source address (of one IPv6 /64), at least 1; more are closed
 *     as they are accepted. A proxy and a load generator are one address each, loopback included
 * @param headTime time for a request line and its headers to arrive
 * @param idleTime how long a connection may stay without a request
 * @param bodyTime longest wait for the next byte of a request body, and time for a whole short one; also the grace of
 *     the minimum rate of 1 KiB/s
 * @param writeTime longest wait until a caller reads more of a response; also the grace of the minimum rate of 16 KiB/s
 * @param stopTime how long {@code close} waits for requests in work
 */
public record Limits(
        int maxInFlight,
        int maxAwaitingBody,
        int maxConnectionsPerAddress,
        Duration headTime,
        Duration idleTime,
        Duration bodyTime,
        Duration writeTime,
        Duration stopTime) {

    /** Longest request line and longest head in bytes: an OData URL is allowed 16 KiB. */
    static final int HEAD_BYTES = 16 * 1024;

    /** Checks that every bound is positive. */
    public Limits {
        for (int count : new int[] {maxInFlight, maxAwaitingBody, maxConnectionsPerAddress}) {
            if (count < 1) {
                throw new IllegalArgumentException("a limit must be at least 1, was " + count);
            }
        }
        for (Duration time : new Duration[] {headTime, idleTime, bodyTime, writeTime, stopTime}) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException("a time limit must be positive, was " + time);
            }
        }
    }

    /**
     * 2000 in flight, 8192 awaiting a body, 4096 connections of one address, head 10 s, idle 75 s, body 15 s, write 10 s,
     * stop 10 s.
     */
    public static Limits defaults() {
        return new Limits(
                2000,
                // more than one address has connections
                8192,
                4096,
                Duration.ofSeconds(10),
                Duration.ofSeconds(75),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
    }

    /** The same limits with another number of requests in work. */
    public Limits withMaxInFlight(int max) {
        return withCounts(max, maxAwaitingBody, maxConnectionsPerAddress);
    }

    /** The same limits with another number of requests whose body is on its way. */
    public Limits withMaxAwaitingBody(int max) {
        return withCounts(maxInFlight, max, maxConnectionsPerAddress);
    }

    /** The same limits with another number of connections of one address. */
    public Limits withMaxConnectionsPerAddress(int max) {
        return withCounts(maxInFlight, maxAwaitingBody, max);
    }

    private Limits withCounts(int inFlight, int awaitingBody, int perAddress) {
        return new Limits(inFlight, awaitingBody, perAddress, headTime, idleTime, bodyTime, writeTime, stopTime);
    }

    /** The same limits with other times for a head and for an idle connection. */
    public Limits withConnectionTimes(Duration head, Duration idle) {
        return withTimes(head, idle, bodyTime, writeTime);
    }

    /** The same limits with other waits for bodies: request, response. */
    public Limits withBodyTimes(Duration body, Duration write) {
        return withTimes(headTime, idleTime, body, write);
    }

    private Limits withTimes(Duration head, Duration idle, Duration body, Duration write) {
        return new Limits(maxInFlight, maxAwaitingBody, maxConnectionsPerAddress, head, idle, body, write, stopTime);
    }

    /** The same limits with another wait at the stop. */
    public Limits withStopTime(Duration stop) {
        return new Limits(
                maxInFlight, maxAwaitingBody, maxConnectionsPerAddress, headTime, idleTime, bodyTime, writeTime, stop);
    }
}
