package dev.durward.access.explanation;

import java.util.List;

/**
 * One check on the way of a call.
 *
 * @param check what is checked
 * @param passed whether it lets the call on
 * @param text what was found, for people
 * @param nearMatches names that may have been meant instead; empty when the check passed
 */
public record Step(Check check, boolean passed, String text, List<String> nearMatches) {
    /** Copies the list. */
    public Step {
        nearMatches = List.copyOf(nearMatches);
    }

    /** What is checked, in the order in which it is. */
    public enum Check {
        /** Something answers at the path, whoever asks; a step only where nothing does. */
        PATH,
        /** The account exists and is enabled. */
        ACCOUNT,
        /** The account subscribes to the application, and the subscription is enabled. */
        SUBSCRIPTION,
        /** The OAuth client or local user exists in the account, exactly as written. */
        CALLER,
        /** The OAuth client or local user is enabled. */
        ENABLED,
        /** The OAuth client is bound to the application. */
        BINDING,
        /** The OAuth client has a secret that has not ended. */
        SECRET,
        /** The call is a change, which needs a CSRF token beside all else; passed, as the token is not known here. */
        CSRF_TOKEN,
        /** The API serves the entity set that the path names; a step only where it does not. */
        ENTITY_SET,
        /** The caller holds a role. */
        ROLE
    }

    /** A check without names that may have been meant. */
    public static Step of(Check check, boolean passed, String text) {
        return new Step(check, passed, text, List.of());
    }
}
