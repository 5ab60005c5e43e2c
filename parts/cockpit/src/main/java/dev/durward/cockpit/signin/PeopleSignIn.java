package dev.durward.cockpit.signin;

import dev.durward.access.session.BegunSession;
import dev.durward.access.session.Person;
import dev.durward.access.session.SessionHost;
import dev.durward.access.session.Sessions;
import dev.durward.domain.account.Account;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.web.Request;

/**
 * How sessions begin at the cockpit's host, whatever somebody has proved who they are with.
 *
 * @param sessions keeps them
 * @param door finds that of a request
 */
record PeopleSignIn(Sessions sessions, SessionDoor door) {
    static final SessionHost HOST = new SessionHost(SignInRoute.COCKPIT, Account.PROVIDER);

    /** Begins a session under a new id; one that the browser already had ends. */
    BegunSession begin(Person person, Request request) {
        String source = request.sourceAddress();
        door.find(request).ifPresent(old -> sessions.end(old, HOST, source));
        return sessions.begin(person, HOST, source);
    }

    /** As {@link #begin}; the session of an id that the browser had before ends, too. */
    BegunSession beginInPlaceOf(String earlier, Person person, Request request) {
        sessions.end(earlier, HOST, request.sourceAddress());
        return begin(person, request);
    }

    /** Tells the audit log of a sign-in that failed. */
    void failed(String message, Request request) {
        sessions.failed(HOST, request.sourceAddress(), message);
    }
}
