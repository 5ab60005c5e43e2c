package dev.durward.cockpit.api;

import dev.durward.access.registry.ChangeResult;
import dev.durward.web.Failure;

/** The status of a refused change. */
public final class Refusals {
    private Refusals() {}

    /** The changed value; a refusal becomes 404, 409 or 400 with its message. */
    public static <T> T valueOf(ChangeResult<T> result) {
        return switch (result) {
            case ChangeResult.Changed<T>(T value) -> value;
            case ChangeResult.Refused<T>(var reason, var message) -> throw new Failure(status(reason), message);
        };
    }

    private static int status(ChangeResult.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
        };
    }
}
