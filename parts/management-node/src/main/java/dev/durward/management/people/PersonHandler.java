package dev.durward.management.people;

import dev.durward.access.caller.Caller;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;

/** Answers a call of a person who is signed in. */
@FunctionalInterface
public interface PersonHandler {
    /**
     * Answers the call.
     *
     * @param caller the person, with the account of the host and the roles held there now
     */
    Response handle(Caller caller, Request request) throws IOException;
}
