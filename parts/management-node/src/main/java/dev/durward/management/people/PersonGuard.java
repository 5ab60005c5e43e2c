package dev.durward.management.people;

import dev.durward.access.caller.Caller;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.session.UserSession;
import dev.durward.door.Door;
import dev.durward.door.SessionDoor;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import java.util.Optional;

/** Makes the session of a request its caller, or its credentials, with the roles held at this moment. */
final class PersonGuard {
    private static final String SUFFIX = "-tmn";

    private final DirectoryService directory;
    private final SessionDoor door;
    private final Door programs;

    PersonGuard(DirectoryService directory, SessionDoor door, Door programs) {
        this.directory = directory;
        this.door = door;
        this.programs = programs;
    }

    /** Whether a request brings credentials along that no page can: it is no browser's session then. */
    static boolean isProgram(Request request) {
        return !request.headers("Authorization").isEmpty();
    }

    /**
     * The caller of a request that people and programs may make.
     *
     * @throws Failure as {@link #caller}, or with an Authorization header as the OData API's door
     */
    Caller personOrProgram(Request request) {
        return isProgram(request) ? programs.admit(account(request), NodeType.TMN, request) : caller(request);
    }

    /** The account of the host that was called; 404 for a host that has none by now. */
    Account account(Request request) {
        String label = request.target().hostLabel();
        return Optional.of(label)
                .filter(text -> text.endsWith(SUFFIX))
                .map(text -> text.substring(0, text.length() - SUFFIX.length()))
                .flatMap(directory.current()::accountByShortName)
                .orElseThrow(() -> new Failure(404, "There is no account behind this host"));
    }

    /**
     * The caller of a request.
     *
     * @throws Failure 401 without a live session, 403 for a change without its CSRF token, and where the account or its
     *     subscription is disabled
     */
    Caller caller(Request request) {
        return caller(request, door.admit(request));
    }

    private Caller caller(Request request, UserSession session) {
        Account account = account(request);
        Directory now = directory.current();
        ApplicationKey application = ApplicationKey.of(account.shortName(), NodeType.TMN);
        boolean subscribed = now.subscription(account.name(), application)
                .filter(Subscription::enabled)
                .isPresent();
        if (!account.enabled() || !subscribed) {
            throw new Failure(403, "The account or its subscription is disabled");
        }
        return new Caller(
                account, session.user(), Optional.empty(), now.roles(account.name(), application, session.user()));
    }
}
