package dev.durward.web.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all requests of a server share.
 *
 * @param limits bounds of the server
 * @param inFlight number of requests in work
 * @param metrics meters of requests
 * @param accessLog one line a request, or nothing
 * @param date the Date header
 */
record Services(Limits limits, AtomicInteger inFlight, RequestMetrics metrics, AccessLog accessLog, HttpDate date) {
    /** Makes the meters and the counter that belong together. */
    static Services of(Limits limits, MeterRegistry registry, AccessLog accessLog) {
        var inFlight = new AtomicInteger();
        return new Services(
                limits,
                inFlight,
                new RequestMetrics(registry, inFlight),
                accessLog,
                new HttpDate(InstantSource.system()));
    }
}
