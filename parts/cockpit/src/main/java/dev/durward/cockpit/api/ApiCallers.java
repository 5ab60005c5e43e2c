package dev.durward.cockpit.api;

import dev.durward.web.Request;

/** Tells who calls the platform API. */
@FunctionalInterface
public interface ApiCallers {
    /**
     * Name of the user who calls.
     *
     * @param account technical name of the account that the call names, existing or not
     * @throws dev.durward.web.Failure 401 for nobody, 403 for a change without its CSRF token, 429 for a source that must
     *     wait
     */
    String user(String account, Request request);
}
