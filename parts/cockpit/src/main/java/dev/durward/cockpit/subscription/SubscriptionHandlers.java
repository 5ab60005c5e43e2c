package dev.durward.cockpit.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.account.Subscription;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** {@code /oauth/v1/accounts/{account}/subscriptions}: what an account subscribes to (contract c.1). */
public final class SubscriptionHandlers implements Endpoints {
    private static final String ENABLED = "enabled";
    private static final Shape CHANGE =
            Shape.named("SubscriptionChange").has(ENABLED, Schema.truth(), "false refuses its clients and tokens");
    private static final Shape SHAPE = Shape.named("Subscription")
            .has("application", Schema.text(), "provider:application")
            .has("nodeType", Schema.words("tmn", "iflmap"), "")
            .has(ENABLED, Schema.truth(), "")
            .has("urls", Schema.list(Schema.address()), "where the application answers")
            .has("scopes", Schema.list(ScopeHandlers.SHAPE), "what its clients may ask for");

    private final DirectoryService directory;
    private final ApplicationRegistry registry;
    private final Issuers issuers;

    /** Reads from the directory and changes through the registry. */
    public SubscriptionHandlers(DirectoryService directory, ApplicationRegistry registry, Issuers issuers) {
        this.directory = directory;
        this.registry = registry;
        this.issuers = issuers;
    }

    @Override
    public void addTo(Routes routes) {
        // who assigns roles has to choose the application
        routes.add(
                Call.get(Subscribed.SUBSCRIPTIONS, "listSubscriptions", "Lists what an account subscribes to")
                        .answers(200, Shape.listing("Subscriptions", "subscriptions", SHAPE)),
                Routes.MEMBERS,
                (caller, request) -> list(caller));
        routes.read(
                Call.get(Subscribed.SUBSCRIPTION, "readSubscription", "Reads a subscription with its URLs")
                        .answers(200, SHAPE),
                this::read);
        routes.write(
                Call.patch(Subscribed.SUBSCRIPTION, "updateSubscription", "Enables or disables a subscription")
                        .takes(CHANGE)
                        .answers(200, SHAPE),
                this::update);
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
                .forEach(subscription -> subscriptions.add(json(now, caller, subscription)));
        return JsonBody.answer(200, body);
    }

    private Response read(Administrator caller, Request request) throws IOException {
        Directory now = directory.current();
        return JsonBody.answer(200, json(now, caller, Subscribed.require(now, caller, request)));
    }

    private Response update(Administrator caller, Request request) throws IOException {
        boolean enabled = JsonBody.of(request, CHANGE)
                .bool(ENABLED)
                .orElseThrow(() -> new Failure(400, "field '" + ENABLED + "' is missing"));
        Subscription changed = Refusals.valueOf(
                registry.enable(caller.account().name(), Subscribed.application(request), enabled, caller.actor()));
        return JsonBody.answer(200, json(directory.current(), caller, changed));
    }

    private ObjectNode json(Directory now, Administrator caller, Subscription subscription) {
        ObjectNode json = JsonBody.object()
                .put("application", subscription.application().toString())
                .put("nodeType", subscription.nodeType().suffix())
                .put(ENABLED, subscription.enabled());
        var urls = json.putArray("urls");
        String host =
                caller.account().shortName() + "-" + subscription.nodeType().suffix();
        for (String path : paths(subscription.nodeType())) {
            urls.add(issuers.origin(host) + path);
        }
        json.set("scopes", ScopeHandlers.json(now, subscription));
        return json;
    }

    /** Contract c.1, of its application URLs those that are served here. */
    private static List<String> paths(NodeType nodeType) {
        return switch (nodeType) {
            case TMN -> List.of("/api", "/itspaces");
            case IFLMAP -> List.of("/http");
        };
    }
}
