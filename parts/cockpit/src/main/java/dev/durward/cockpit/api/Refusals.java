package dev.durward.cockpit.api;

import dev.durward.access.registry.ChangeResult;
import dev.durward.web.Failure;
import java.time.Duration;

/** The statuses of what is refused. */
public final class Refusals {
    private Refusals() {}

    /** The changed value; a refusal becomes 404, 409 or 400 with its message. */
    public static <T> T valueOf(ChangeResult<T> result) {
        return switch (result) {
            case ChangeResult.Changed<T>(T value) -> value;
            case ChangeResult.Refused<T>(var reason, var message) -> throw new Failure(status(reason), message);
        };
    }

    /** The answer to a source that must wait: 429 with {@code Retry-After} in whole seconds. */
    public static Failure slowed(Duration retryAfter) {
        return new Failure(429, "too many failed attempts; wait as long as Retry-After says")
                .with("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }

    private static int status(ChangeResult.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
        };
    }
}
