package dev.durward.cockpit.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.domain.account.Subscription;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;

/** {@code .../subscriptions/{application}/scopes}: the scopes that clients of an application may ask for (a.1). */
public final class ScopeHandlers implements Endpoints {
    private static final String SCOPES = Subscribed.SUBSCRIPTION + "/scopes";
    private static final String SCOPE = SCOPES + "/{scope}";
    private static final String ID = "id";
    private static final String DESCRIPTION = "description";

    private final DirectoryService directory;
    private final ApplicationRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public ScopeHandlers(DirectoryService directory, ApplicationRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(SCOPES, this::list);
        routes.write("POST", SCOPES, this::create);
        routes.write("PUT", SCOPE, this::put);
        routes.write("DELETE", SCOPE, this::delete);
    }

    private Response list(Administrator caller, Request request) throws IOException {
        Directory now = directory.current();
        ObjectNode body = JsonBody.object();
        body.set("scopes", json(now, Subscribed.require(now, caller, request)));
        return JsonBody.answer(200, body);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, Set.of(ID, DESCRIPTION));
        ApplicationScope scope = scope(
                caller, request, body.requiredText(ID), body.text(DESCRIPTION).orElse(""));
        Refusals.valueOf(registry.createScope(scope, caller.actor()));
        return JsonBody.answer(201, json(scope)).with("Location", Paths.below(request, scope.scope()));
    }

    private Response put(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, Set.of(DESCRIPTION));
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
