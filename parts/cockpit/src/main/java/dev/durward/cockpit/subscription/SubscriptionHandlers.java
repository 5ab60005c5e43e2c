package dev.durward.cockpit.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.domain.account.Subscription;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;

/** {@code /oauth/v1/accounts/{account}/subscriptions}: what an account subscribes to (contract c.1). */
public final class SubscriptionHandlers implements Endpoints {
    private static final String ENABLED = "enabled";

    private final DirectoryService directory;
    private final ApplicationRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public SubscriptionHandlers(DirectoryService directory, ApplicationRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(Subscribed.SUBSCRIPTIONS, (caller, request) -> list(caller));
        routes.read(Subscribed.SUBSCRIPTION, this::read);
        routes.write("PATCH", Subscribed.SUBSCRIPTION, this::update);
    }

    private Response list(Administrator caller) throws IOException {
        Directory now = directory.current();
        ObjectNode body = JsonBody.object();
        var subscriptions = body.putArray("subscriptions");
        now.data().subscriptions().stream()
                .filter(subscription ->
                        subscription.account().equals(caller.account().name()))
                .sorted(Comparator.comparing(
                        subscription -> subscription.application().toString()))
                .forEach(subscription -> subscriptions.add(json(now, subscription)));
        return JsonBody.answer(200, body);
    }

    private Response read(Administrator caller, Request request) throws IOException {
        Directory now = directory.current();
        return JsonBody.answer(200, json(now, Subscribed.require(now, caller, request)));
    }

    private Response update(Administrator caller, Request request) throws IOException {
        boolean enabled = JsonBody.of(request, Set.of(ENABLED))
                .bool(ENABLED)
                .orElseThrow(() -> new Failure(400, "field '" + ENABLED + "' is missing"));
        Subscription changed = Refusals.valueOf(
                registry.enable(caller.account().name(), Subscribed.application(request), enabled, caller.actor()));
        return JsonBody.answer(200, json(directory.current(), changed));
    }

    private static ObjectNode json(Directory now, Subscription subscription) {
        ObjectNode json = JsonBody.object()
                .put("application", subscription.application().toString())
                .put("nodeType", subscription.nodeType().suffix())
                .put(ENABLED, subscription.enabled());
        json.set("scopes", ScopeHandlers.json(now, subscription));
        return json;
    }
}
