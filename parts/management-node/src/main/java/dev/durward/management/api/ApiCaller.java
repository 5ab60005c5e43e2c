package dev.durward.management.api;

import dev.durward.access.caller.Caller;

/**
 * Who calls the API, and how.
 *
 * @param caller the caller with its roles
 * @param source network address of the caller
 * @param baseUrl address of the host as the caller wrote it, without a slash at the end
 */
public record ApiCaller(Caller caller, String source, String baseUrl) {
    /** Technical name of the account called. */
    public String account() {
        return caller.account().name();
    }
}
