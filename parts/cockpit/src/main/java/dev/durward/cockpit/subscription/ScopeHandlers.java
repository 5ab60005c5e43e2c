package dev.durward.cockpit.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Comparator;

/** {@code .../subscriptions/{application}/scopes}: the scopes that clients of an application may ask for (a.1). */
public final class ScopeHandlers implements Endpoints {
    private static final String SCOPES = Subscribed.SUBSCRIPTION + "/scopes";
    private static final String SCOPE = SCOPES + "/{scope}";
    private static final String ID = "id";
    private static final String DESCRIPTION = "description";
    private static final Shape SCOPE_TEXT =
            Shape.named("ScopeText").may(DESCRIPTION, Schema.text(), "at most 1000 characters");
    private static final Shape NEW_SCOPE = SCOPE_TEXT
            .as("NewScope")
            .has(ID, Schema.text(), "1 to 255 printable ASCII characters without space, comma, quote, backslash");

    /** A scope of an application. */
    static final Shape SHAPE =
            Shape.named("Scope").has(ID, Schema.text(), "").has(DESCRIPTION, Schema.text(), "may be empty");

    private final DirectoryService directory;
    private final ApplicationRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public ScopeHandlers(DirectoryService directory, ApplicationRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(
                Call.get(SCOPES, "listScopes", "Lists the scopes that clients of an application may ask for")
                        .answers(200, Shape.listing("Scopes", "scopes", SHAPE)),
                this::list);
        routes.write(
                Call.post(SCOPES, "createScope", "Creates a scope")
                        .takes(NEW_SCOPE)
                        .answers(201, SHAPE),
                this::create);
        routes.write(
                Call.put(SCOPE, "putScope", "Creates or changes a scope")
                        .takes(SCOPE_TEXT)
                        .answers(200, SHAPE),
                this::put);
        routes.write(
                Call.delete(SCOPE, "deleteScope", "Deletes a scope; issued tokens keep it")
                        .answers(204),
                this::delete);
    }

    private Response list(Administrator caller, Request request) throws IOException {
        Directory now = directory.current();
        ObjectNode body = JsonBody.object();
        body.set("scopes", json(now, Subscribed.require(now, caller, request)));
        return JsonBody.answer(200, body);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, NEW_SCOPE);
        ApplicationScope scope = scope(
                caller, request, body.requiredText(ID), body.text(DESCRIPTION).orElse(""));
        Refusals.valueOf(registry.createScope(scope, caller.actor()));
        return JsonBody.answer(201, json(scope)).with("Location", Paths.below(request, scope.scope()));
    }

    private Response put(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, SCOPE_TEXT);
        ApplicationScope scope = scope(
                caller,
                request,
                request.pathParameter("scope"),
                body.text(DESCRIPTION).orElse(""));
        Refusals.valueOf(registry.putScope(scope, caller.actor()));
        return JsonBody.answer(200, json(scope));
    }

    private Response delete(Administrator caller, Request request) {
        ApplicationScope scope = scope(caller, request, request.pathParameter("scope"), "");
        Refusals.valueOf(registry.deleteScope(scope, caller.actor()));
        return Response.of(204);
    }

    private static ApplicationScope scope(Administrator caller, Request request, String id, String description) {
        return Paths.checked(
                () -> new ApplicationScope(caller.account().name(), Subscribed.application(request), id, description));
    }

    /** The scopes of a subscribed application, by id. */
    static ArrayNode json(Directory now, Subscription subscription) {
        ArrayNode list = JsonBody.array();
        now.data().scopes().stream()
                .filter(scope -> scope.account().equals(subscription.account())
                        && scope.application().equals(subscription.application()))
                .sorted(Comparator.comparing(ApplicationScope::scope))
                .map(ScopeHandlers::json)
                .forEach(list::add);
        return list;
    }

    private static ObjectNode json(ApplicationScope scope) {
        return JsonBody.object().put(ID, scope.scope()).put(DESCRIPTION, scope.description());
    }
}
