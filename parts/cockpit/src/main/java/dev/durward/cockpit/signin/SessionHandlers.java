package dev.durward.cockpit.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.UserAuthenticator;
import dev.durward.access.session.BegunSession;
import dev.durward.access.session.Person;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.domain.account.Account;
import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;
import dev.durward.door.SessionDoor;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** {@code /session} of the cockpit's host: who is signed in, sign-in with a password, sign-out. */
final class SessionHandlers {
    static final String PATH = "/session";

    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final Set<String> FIELDS = Set.of(USER, PASSWORD);

    private final UserAuthenticator users;
    private final PeopleSignIn signIn;
    private final SessionJson json;

    SessionHandlers(UserAuthenticator users, PeopleSignIn signIn, SessionJson json) {
        this.users = users;
        this.signIn = signIn;
        this.json = json;
    }

    void addTo(Router router) {
        router.add("GET", PATH, this::show);
        router.add("POST", PATH, this::signIn);
        router.add("DELETE", PATH, this::signOut);
    }

    private Response show(Request request) throws IOException {
        return answer(signIn.door().admit(request));
    }

    private Response signIn(Request request) throws IOException {
        OwnPages.require(request);
        JsonBody body = JsonBody.of(request, FIELDS);
        String name = body.requiredText(USER);
        Secret password = Secret.of(body.requiredText(PASSWORD));
        Person person = authenticated(new BasicCredentials(name, password), request.sourceAddress());
        BegunSession begun = signIn.begin(person, request);
        return SessionDoor.with(answer(begun.session()), begun);
    }

    private Person authenticated(BasicCredentials credentials, String source) {
        // as they are before the check: a password that changes meanwhile ends what the old one begins
        Optional<Person> before = signIn.sessions().people().byPassword(credentials.name());
        Optional<Person> person = switch (users.authenticate(Account.PROVIDER, credentials, source)) {
            case UserAuthenticator.Outcome.Known(String user) -> before;
            case UserAuthenticator.Outcome.Refused() -> Optional.empty();
            case UserAuthenticator.Outcome.Slowed(var retryAfter) -> throw Refusals.slowed(retryAfter);
        };
        return person.orElseThrow(
                () -> new Failure(401, "The user name or the password is wrong, or the user is locked"));
    }

    private Response answer(UserSession session) throws IOException {
        ObjectNode body = json.of(session.user(), signIn.door().csrfToken(session));
        return JsonBody.answer(200, body);
    }

    private Response signOut(Request request) {
        return signIn.door().end(signIn.door().admit(request), PeopleSignIn.HOST, request);
    }
}
