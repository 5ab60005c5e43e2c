package dev.durward.cockpit.signin;

import dev.durward.access.Access;
import dev.durward.access.session.HandOffs;
import dev.durward.access.session.SessionHost;
import dev.durward.domain.account.Account;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.web.Router;

/** Everything by which sessions of people begin and end at the cockpit's host. */
public final class SignInHandlers {
    /** Where the pages let people sign in; {@code ?return=} behind it names the path to go on to. */
    public static final String PAGE = "/cockpit/#/sign-in";

    private final SessionHandlers sessions;
    private final HandOffHandler handOff;

    private SignInHandlers(SessionHandlers sessions, HandOffHandler handOff) {
        this.sessions = sessions;
        this.handOff = handOff;
    }

    /** The calls over one access. */
    public static SignInHandlers of(Access access) {
        SessionDoor door = new SessionDoor(access.sessions());
        SessionHandlers.Surroundings around = new SessionHandlers.Surroundings(
                access.userAuthenticator(), access.sessions(), door, new SessionJson(access.directory()));
        return new SignInHandlers(
                new SessionHandlers(around, new SessionHost(SignInRoute.COCKPIT, Account.PROVIDER)),
                new HandOffHandler(
                        access.directory(),
                        door,
                        new HandOffs(access.oneTimeCodes()),
                        new SignInRoute(access.config().issuers())));
    }

    /** Adds the calls. */
    public void addTo(Router router) {
        sessions.addTo(router);
        handOff.addTo(router);
    }
}
