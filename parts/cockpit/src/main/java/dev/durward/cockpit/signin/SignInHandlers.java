package dev.durward.cockpit.signin;

import dev.durward.access.Access;
import dev.durward.access.session.HandOffs;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.cockpit.oidc.OpenIdSignIn;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** Everything by which sessions of people begin and end at the cockpit's host. */
public final class SignInHandlers {
    /** Where the pages let people sign in; {@code ?return=} behind it names the path to go on to. */
    public static final String PAGE = "/cockpit/#/sign-in";

    private final SessionHandlers sessions;
    private final ProviderHandlers providers;
    private final FirstAdministratorHandler first;
    private final HandOffHandler handOff;

    /** The calls over one access, with some providers to sign in at. */
    public SignInHandlers(Access access, List<OpenIdProvider> providers, InstantSource clock) {
        SessionDoor door = new SessionDoor(access.sessions());
        PeopleSignIn signIn = new PeopleSignIn(access.sessions(), door);
        SignInRoute route = new SignInRoute(access.config().issuers());
        this.sessions = new SessionHandlers(access.userAuthenticator(), signIn, new SessionJson(access.directory()));
        this.providers = new ProviderHandlers(
                providers.stream()
                        .map(each -> new OpenIdSignIn(each, URI.create(route.callback(each.id())), clock))
                        .toList(),
                access.cipher(),
                access.oneTimeCodes(),
                signIn);
        this.first = new FirstAdministratorHandler(access.firstAdministrator());
        this.handOff = new HandOffHandler(access.directory(), door, new HandOffs(access.oneTimeCodes()), route);
    }

    /** Adds the calls. */
    public void addTo(Router router) {
        sessions.addTo(router);
        providers.addTo(router);
        first.addTo(router);
        handOff.addTo(router);
    }
}
