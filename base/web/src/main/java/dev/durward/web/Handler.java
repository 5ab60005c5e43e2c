package dev.durward.web;

import java.io.IOException;

/** A blocking function from a request to its response; each call runs on a virtual thread of its own. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request. HEAD arrives as HEAD: answer as for GET, the server leaves the body away.
     *
     * @throws Failure for an answer other than success; the server renders it with {@link #failures()}
     * @throws IOException when the client is gone, or for broken input and output of the handler's own (500)
     */
    Response handle(Request request) throws IOException;

    /** How failures of this host look; JSON unless overridden. */
    default FailureRenderer failures() {
        return FailureRenderer.JSON;
    }
}
