package dev.durward.cockpit.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.UserRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;

/**
 * {@code /oauth/v1/accounts/durward/users}: the installation's local users, for members of the provider account. Other
 * accounts have none of their own.
 */
public final class LocalUserHandlers implements Endpoints {
    private static final String USERS = "/oauth/v1/accounts/{account}/users";
    private static final String USER = USERS + "/{user}";
    private static final String NAME = "name";
    private static final String PASSWORD = "password";
    private static final String ENABLED = "enabled";
    private static final Shape SHAPE = Shape.named("LocalUser")
            .has(NAME, Schema.text(), "")
            .has(ENABLED, Schema.truth(), "false refuses the user")
            .has(
                    "memberOf",
                    Schema.list(Shape.named("Membership")
                            .has("account", Schema.text(), "")
                            .has("platformRole", Schema.text(), "")),
                    "");
    private static final Shape NEW = Shape.named("NewLocalUser")
            .has(NAME, Schema.text(), "1 to 128 characters, no colon, does not begin with oauth_client_")
            .has(PASSWORD, Schema.text(), "12 to 1000 characters");
    private static final Shape CHANGE = Shape.named("LocalUserChange")
            .may(PASSWORD, Schema.text(), "12 to 1000 characters")
            .may(ENABLED, Schema.truth(), "");

    private final DirectoryService directory;
    private final UserRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public LocalUserHandlers(DirectoryService directory, UserRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.addForProviderToo(
                Call.get(USERS, "listUsers", "Lists the local users, by name")
                        .answers(200, Shape.listing("LocalUsers", "users", SHAPE)),
                Routes.READERS,
                (caller, request) -> list(caller));
        routes.addForProviderToo(
                Call.post(USERS, "createUser", "Creates a local user without any role")
                        .takes(NEW)
                        .answers(201, SHAPE),
                Routes.WRITERS,
                this::create);
        routes.addForProviderToo(
                Call.get(USER, "readUser", "Reads a local user").answers(200, SHAPE), Routes.READERS, this::read);
        routes.addForProviderToo(
                Call.patch(USER, "updateUser", "Sets the password of a local user, enables or disables it")
                        .takes(CHANGE)
                        .answers(200, SHAPE),
                Routes.WRITERS,
                this::update);
        routes.addForProviderToo(
                Call.delete(USER, "deleteUser", "Deletes a local user with its platform roles")
                        .answers(204),
                Routes.WRITERS,
                this::delete);
    }

    private Response list(Administrator caller) throws IOException {
        requireProvider(caller);
        Directory now = directory.current();
        ObjectNode body = JsonBody.object();
        var users = body.putArray("users");
        now.data().users().forEach(user -> users.add(json(now, user)));
        return JsonBody.answer(200, body);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        requireProvider(caller);
        JsonBody body = JsonBody.of(request, NEW);
        LocalUser created = Refusals.valueOf(
                registry.create(body.requiredText(NAME), Secret.of(body.requiredText(PASSWORD)), caller.actor()));
        return JsonBody.answer(201, json(directory.current(), created))
                .with("Location", Paths.below(request, created.name()));
    }

    private Response read(Administrator caller, Request request) throws IOException {
        requireProvider(caller);
        return JsonBody.answer(200, json(directory.current(), user(request)));
    }

    private LocalUser user(Request request) {
        String name = request.pathParameter("user");
        return directory
                .current()
                .user(name)
                .orElseThrow(() -> new Failure(404, "there is no local user '" + name + "'"));
    }

    private Response update(Administrator caller, Request request) throws IOException {
        requireProvider(caller);
        JsonBody body = JsonBody.of(request, CHANGE);
        LocalUser user = Refusals.valueOf(registry.update(
                request.pathParameter("user"),
                body.text(PASSWORD).map(Secret::of),
                body.bool(ENABLED),
                caller.actor()));
        return JsonBody.answer(200, json(directory.current(), user));
    }

    private Response delete(Administrator caller, Request request) {
        requireProvider(caller);
        Refusals.valueOf(registry.delete(request.pathParameter("user"), caller.actor()));
        return Response.of(204);
    }

    private static ObjectNode json(Directory now, LocalUser user) {
        ObjectNode json = JsonBody.object().put(NAME, user.name()).put(ENABLED, user.enabled());
        var memberOf = json.putArray("memberOf");
        for (Member member : now.data().members()) {
            if (member.user().equals(user.name())) {
                memberOf.addObject()
                        .put("account", member.account())
                        .put("platformRole", member.role().title());
            }
        }
        return json;
    }

    private static void requireProvider(Administrator caller) {
        if (!caller.account().name().equals(Account.PROVIDER)) {
            throw new Failure(404, "local users belong to the account " + Account.PROVIDER);
        }
    }
}
