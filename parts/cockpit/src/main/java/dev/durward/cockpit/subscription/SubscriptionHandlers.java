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
import dev.durward.cockpit.api.Paths;
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
    private static final String NODE_TYPE = "nodeType";
    private static final Schema NODE_TYPES = Schema.words("tmn", "iflmap");
    private static final Shape CHANGE =
            Shape.named("SubscriptionChange").has(ENABLED, Schema.truth(), "false refuses its clients and tokens");
    private static final Shape NEW = Shape.named("NewSubscription").has(NODE_TYPE, NODE_TYPES, "");
    private static final Shape SHAPE = Shape.named("Subscription")
            .has("application", Schema.text(), "provider:application")
            .has(NODE_TYPE, NODE_TYPES, "")
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
        routes.write(
                Call.post(Subscribed.SUBSCRIPTIONS, "createSubscription", "Subscribes an account to an application")
                        .takes(NEW)
                        .answers(201, SHAPE),
                this::create);
        routes.write(
                Call.delete(
                                Subscribed.SUBSCRIPTION,
                                "deleteSubscription",
                                "Ends a subscription that no client is bound to, with its roles, scopes and secrets")
                        .answers(204),
                this::delete);
    }

    private Response create(Administrator caller, Request request) throws IOException {
        NodeType nodeType = NodeType.ofSuffix(JsonBody.of(request, NEW).requiredText(NODE_TYPE))
                .orElseThrow(() -> new Failure(400, "field '" + NODE_TYPE + "' must be tmn or iflmap"));
        Subscription created =
                Refusals.valueOf(registry.subscribe(caller.account().name(), nodeType, caller.actor()));
        return JsonBody.answer(201, json(directory.current(), caller, created))
                .with("Location", Paths.below(request, created.application().toString()));
    }

    private Response delete(Administrator caller, Request request) {
        Refusals.valueOf(
                registry.unsubscribe(caller.account().name(), Subscribed.application(request), caller.actor()));
        return Response.of(204);
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
                .put(NODE_TYPE, subscription.nodeType().suffix())
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
