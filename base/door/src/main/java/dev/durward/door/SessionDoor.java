package dev.durward.door;

import dev.durward.access.session.BegunSession;
import dev.durward.access.session.SessionHost;
import dev.durward.access.session.Sessions;
import dev.durward.domain.session.UserSession;
import dev.durward.store.StoreUnavailableException;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The door for people in a browser: by a cookie that scripts can't read and other sites can't send, and for each
 * modifying call a token that only the pages of this host know. It is open in host form alone, because in path form hosts
 * share one origin.
 */
public final class SessionDoor {
    /** Name of the session's cookie; the prefix binds it to one host and to TLS. */
    public static final String COOKIE = "__Host-durward-session";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String REQUIRED = "Required";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;

    /** Asks for sessions. */
    public SessionDoor(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The session of a request that may also change something.
     *
     * @throws Failure 401 without a live session, 403 with {@code X-CSRF-Token: Required} for a modifying method without
     *     the session's token, 404 in path form, 503 while the store is away
     */
    public UserSession admit(Request request) {
        UserSession session = find(request)
                .orElseThrow(() -> new Failure(401, "There is no session, or it has ended; sign in again"));
        if (!SAFE.contains(request.method()) && !tokenOf(session, request)) {
            throw new Failure(403, "This call needs the session's CSRF token in the header " + CSRF_HEADER)
                    .with(CSRF_HEADER, REQUIRED);
        }
        return session;
    }

    /**
     * The live session of a request, if there is one.
     *
     * @throws Failure 404 in path form, 503 while the store is away
     */
    public Optional<UserSession> find(Request request) {
        requireHostForm(request);
        Optional<String> secret = Cookies.find(request, COOKIE);
        return secret.isEmpty()
                ? Optional.empty()
                : whileStoreIsThere(
                        () -> sessions.find(secret.get(), request.target().hostLabel()));
    }

    /** Refuses the path form, in which another host's pages could use the cookie. */
    public static void requireHostForm(Request request) {
        if (request.target().pathForm()) {
            throw new Failure(404, "People are served under the host's own name only");
        }
    }

    private boolean tokenOf(UserSession session, Request request) {
        String presented = request.header(CSRF_HEADER).orElse("");
        return MessageDigest.isEqual(
                sessions.csrfToken(session).getBytes(StandardCharsets.UTF_8),
                presented.getBytes(StandardCharsets.UTF_8));
    }

    /** What the pages of a session send along with each modifying call. */
    public String csrfToken(UserSession session) {
        return sessions.csrfToken(session);
    }

    /** The answer that gives a browser a session that has just begun. */
    public static Response with(Response response, BegunSession begun) {
        return response.with("Set-Cookie", COOKIE + "=" + begun.secret().reveal() + ATTRIBUTES);
    }

    /** Ends a session with all that share its sign-in, and takes the cookie back. */
    public Response end(UserSession session, SessionHost host, Request request) {
        whileStoreIsThere(() -> {
            sessions.end(session, host, request.sourceAddress());
            return true;
        });
        return Response.of(204).with("Set-Cookie", COOKIE + "=" + ATTRIBUTES + "; Max-Age=0");
    }

    private static <T> T whileStoreIsThere(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreUnavailableException away) {
            throw Door.storeUnavailable(away);
        }
    }
}
