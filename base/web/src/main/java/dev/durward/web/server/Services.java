package dev.durward.web.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What all requests of a server share.
 *
 * @param limits bounds of the server
 * @param places requests in work and requests on their way
 * @param metrics meters of requests
 * @param accessLog one line a request, or nothing
 * @param date the Date header
 */
record Services(Limits limits, Places places, RequestMetrics metrics, AccessLog accessLog, HttpDate date) {
    /** Makes the meters and the counter that belong together. */
    static Services of(Limits limits, MeterRegistry registry, AccessLog accessLog) {
        var places = new Places(limits);
        return new Services(
                limits, places, new RequestMetrics(registry, places), accessLog, new HttpDate(InstantSource.system()));
    }
}
