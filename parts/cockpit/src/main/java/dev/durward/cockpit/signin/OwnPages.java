package dev.durward.cockpit.signin;

import dev.durward.web.Failure;
import dev.durward.web.Request;

/**
 * Refuses calls before a sign-in that a page of another origin makes a browser send: nobody has a CSRF token then, so the
 * type of the body, which other origins can't set, and what browsers say of the origin stand in for it.
 */
final class OwnPages {
    private static final String JSON = "application/json";
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";

    private OwnPages() {}

    /** Fails with 415 or 403 for a call that another site may have caused. */
    static void require(Request request) {
        String type = request.header("Content-Type").orElse("");
        if (!type.regionMatches(true, 0, JSON, 0, JSON.length())) {
            throw new Failure(415, "The body must be JSON, with Content-Type: " + JSON);
        }
        if (request.header(FETCH_SITE).filter(site -> !site.equals(SAME_ORIGIN)).isPresent()) {
            throw new Failure(403, "This call is for the pages of this host");
        }
    }
}
