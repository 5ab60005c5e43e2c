package dev.durward.management.people;

import dev.durward.access.session.BegunSession;
import dev.durward.access.session.HandOffs;
import dev.durward.access.session.SessionHost;
import dev.durward.access.session.Sessions;
import dev.durward.domain.secret.Secret;
import dev.durward.door.Cookies;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.web.PageHeaders;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /itspaces/sign-in}: sends a person to the cockpit to sign in, and {@code /itspaces/sign-in/callback} takes the
 * person over. A cookie holds what the cockpit's code is bound to, and where to go on.
 */
final class SignInHandlers {
    /** Path at which a person begins to sign in; {@code ?return=} behind it names the page to go on to. */
    static final String PATH = PeopleHost.ROOT + "sign-in";

    private static final String COOKIE = "__Host-durward-sign-in";
    // sent along when the cockpit, or the identity provider behind it, leads back here
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final int COOKIE_SECONDS = 600;
    private static final int LONGEST_RETURN = 2000;
    private static final Pattern PAGE = Pattern.compile(Pattern.quote(PeopleHost.PAGES) + "[!-~&&[^\\\\]]*");

    private final PersonGuard guard;
    private final Sessions sessions;
    private final HandOffs handOffs;
    private final SignInRoute route;

    SignInHandlers(PersonGuard guard, Sessions sessions, HandOffs handOffs, SignInRoute route) {
        this.guard = guard;
        this.sessions = sessions;
        this.handOffs = handOffs;
        this.route = route;
    }

    void addTo(Router router) {
        router.add("GET", PATH, this::begin);
        router.add("GET", SignInRoute.BACK, this::finish);
    }

    private Response begin(Request request) {
        String back =
                request.query().first("return").filter(SignInHandlers::isPage).orElse(PeopleHost.PAGES);
        Secret verifier = sessions.newSecret();
        String cookie = verifier.reveal() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(back.getBytes(StandardCharsets.US_ASCII));
        String challenge = HandOffs.challenge(verifier.reveal());
        return redirect(route.toCockpit(request.target().hostLabel(), challenge))
                .with("Set-Cookie", COOKIE + "=" + cookie + ATTRIBUTES + COOKIE_SECONDS);
    }

    private static boolean isPage(String path) {
        return path.length() <= LONGEST_RETURN && PAGE.matcher(path).matches();
    }

    private Response finish(Request request) {
        String cookie = Cookies.find(request, COOKIE).orElse("");
        int dot = cookie.indexOf('.');
        String code = request.query().first(SignInRoute.CODE).orElse("");
        Optional<BegunSession> begun = dot < 0 ? Optional.empty() : takeOver(request, code, cookie.substring(0, dot));
        if (begun.isEmpty()) {
            return notTaken();
        }
        return SessionDoor.with(redirect(page(cookie.substring(dot + 1))), begun.get())
                .with("Set-Cookie", COOKIE + "=" + ATTRIBUTES + 0);
    }

    private Optional<BegunSession> takeOver(Request request, String code, String verifier) {
        String label = request.target().hostLabel();
        SessionHost host = new SessionHost(label, guard.account(request).name());
        return handOffs.take(code, label, verifier)
                .flatMap(root -> sessions.beginBeside(root, host, request.sourceAddress()));
    }

    private static String page(String encoded) {
        try {
            String page = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            return isPage(page) ? page : PeopleHost.PAGES;
        } catch (IllegalArgumentException foreign) {
            return PeopleHost.PAGES;
        }
    }

    private static Response redirect(String location) {
        return PageHeaders.on(Response.of(302))
                .with("Cache-Control", "no-store")
                .with("Location", location);
    }

    /** No way back to where it would begin again by itself: without cookies that would go on for ever. */
    private static Response notTaken() {
        return PageHeaders.on(Response.of(400))
                .with("Cache-Control", "no-store")
                .text(
                        "text/plain;charset=utf-8",
                        "The sign-in took longer than a minute, was used before, or began in another browser."
                                + " Open the monitor again.");
    }
}
