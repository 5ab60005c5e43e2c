package dev.durward.web.server;

import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns what a handler throws into an answer. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The failure of a request for which there is no place: 503. */
    static Failure busy() {
        return new Failure(503, "Too many requests are in work; try again.").with("Retry-After", "1");
    }

    /** The answer, or empty when there is nobody left to answer. */
    static Optional<Response> response(Handler handler, Request request, Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return Optional.of(failure.addHeadersTo(render(handler, request, failure.status(), failure.message())));
        }
        if (clientGone(thrown)) {
            LOG.debug("event=client-gone method={} route={}", request.method(), request.route());
            return Optional.empty();
        }
        return Optional.of(render(handler, request, 500, report(request, thrown)));
    }

    /** Logs an unexpected failure and returns the text that the user may see. */
    static String report(Request request, Throwable thrown) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.error(
                "event=request-failed correlation_id={} method={} route={}",
                id,
                request.method(),
                request.route(),
                thrown);
        return "Internal error. Correlation id: " + id;
    }

    static boolean clientGone(Throwable thrown) {
        Throwable cause = thrown;
        // bounded, because causes can form a ring
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (cause instanceof ClientGoneException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Response render(Handler handler, Request request, int status, String message) {
        try {
            return handler.failures().render(request, status, message);
        } catch (RuntimeException e) {
            report(request, e);
            return FailureRenderer.JSON.render(request, status, message);
        }
    }
}
