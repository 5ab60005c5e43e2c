package dev.durward.web;

/** Gives failures of one host their body, for example JSON or an OData error document. */
@FunctionalInterface
public interface FailureRenderer {
    /** A small JSON object: {@code {"error":"not_found","message":"..."}}. */
    FailureRenderer JSON = (request, status, message) -> ErrorJson.response(status, message);

    /**
     * Builds the answer; headers of the {@link Failure} are added by the server.
     *
     * @param status 400 to 599
     * @param message text for the user; for an unexpected failure it holds a correlation id and nothing else
     */
    Response render(Request request, int status, String message);
}
