package dev.durward.cockpit.signin;

import dev.durward.access.registry.Actor;
import dev.durward.access.session.FirstAdministrator;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.util.Set;

/** {@code /session/first}: makes the first administrator for who has the one-time link. */
final class FirstAdministratorHandler {
    private static final String PATH = SessionHandlers.PATH + "/first";
    private static final String TOKEN = "token";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final Set<String> FIELDS = Set.of(TOKEN, USER, PASSWORD);

    private final FirstAdministrator first;

    FirstAdministratorHandler(FirstAdministrator first) {
        this.first = first;
    }

    void addTo(Router router) {
        router.add("POST", PATH, this::create);
    }

    private Response create(Request request) throws IOException {
        OwnPages.require(request);
        JsonBody body = JsonBody.of(request, FIELDS);
        String user = body.requiredText(USER);
        Secret password = Secret.of(body.requiredText(PASSWORD));
        if (!first.invited(body.requiredText(TOKEN))) {
            throw new Failure(
                    403,
                    "The link is not valid any more; a start of the server prints a new one while there is"
                            + " no administrator");
        }
        Refusals.valueOf(
                first.create(body.requiredText(TOKEN), user, password, new Actor(user, request.sourceAddress())));
        return JsonBody.answer(201, JsonBody.object().put(USER, user));
    }
}
