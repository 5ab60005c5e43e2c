package dev.durward.cockpit.signin;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.session.HandOffs;
import dev.durward.domain.session.UserSession;
import dev.durward.door.SessionDoor;
import dev.durward.door.SignInRoute;
import dev.durward.web.Failure;
import dev.durward.web.PageHeaders;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /sign-in/hosts/<label>}: sends a person who is signed in on to a tmn host, and others to the sign-in page first. */
final class HandOffHandler {
    private static final String HOST = "host";
    private static final String TMN_SUFFIX = "-tmn";

    private final DirectoryService directory;
    private final SessionDoor door;
    private final HandOffs handOffs;
    private final SignInRoute route;

    HandOffHandler(DirectoryService directory, SessionDoor door, HandOffs handOffs, SignInRoute route) {
        this.directory = directory;
        this.door = door;
        this.handOffs = handOffs;
        this.route = route;
    }

    void addTo(Router router) {
        router.add("GET", SignInRoute.AT_COCKPIT + "{" + HOST + "}", this::handOver);
    }

    private Response handOver(Request request) {
        String host = request.pathParameter(HOST);
        String challenge = request.query().first(SignInRoute.CHALLENGE).orElse("");
        if (!isTmn(host) || !HandOffs.isChallenge(challenge)) {
            throw new Failure(400, "This address is made by a host that wants somebody to sign in; begin there");
        }
        Optional<UserSession> session = door.find(request);
        return PageHeaders.on(Response.of(302))
                .with("Cache-Control", "no-store")
                .with(
                        "Location",
                        session.isPresent()
                                ? route.back(host, handOffs.issue(session.get().root(), host, challenge))
                                : signIn(request));
    }

    private boolean isTmn(String label) {
        return label.endsWith(TMN_SUFFIX)
                && directory
                        .current()
                        .accountByShortName(label.substring(0, label.length() - TMN_SUFFIX.length()))
                        .isPresent();
    }

    private static String signIn(Request request) {
        String here = request.path() + "?" + request.rawQuery();
        return SignInHandlers.PAGE + "?return=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }
}
