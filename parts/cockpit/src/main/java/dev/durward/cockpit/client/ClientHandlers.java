package dev.durward.cockpit.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.access.registry.RegisteredClient;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.SecretCalls;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /oauth/v1/accounts/{account}/clients}: OAuth clients of an account. */
public final class ClientHandlers implements Endpoints {
    private static final String CLIENTS = "/oauth/v1/accounts/{account}/clients";
    private static final String CLIENT = CLIENTS + "/{client}";
    private static final String SECRETS = CLIENT + "/secrets";
    private final DirectoryService directory;
    private final ClientRegistry registry;
    private final InstantSource clock;

    /** Reads from the directory and changes through the registry. */
    public ClientHandlers(DirectoryService directory, ClientRegistry registry, InstantSource clock) {
        this.directory = directory;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        addClients(routes);
        addSecrets(routes);
    }

    private void addClients(Routes routes) {
        routes.read(
                Call.get(CLIENTS, "listClients", "Lists the OAuth clients of an account, by id")
                        .answers(200, Shape.listing("Clients", "clients", ClientJson.SHAPE)),
                (caller, request) -> list(caller));
        routes.write(
                Call.post(CLIENTS, "registerClient", "Registers an OAuth client and gives it roles, both or nothing")
                        .takes(ClientJson.NEW)
                        .answers(201, ClientJson.REGISTERED),
                this::register);
        routes.read(Call.get(CLIENT, "readClient", "Reads an OAuth client").answers(200, ClientJson.SHAPE), this::read);
        routes.write(
                Call.patch(CLIENT, "updateClient", "Changes fields of a client; a new secret replaces all old ones")
                        .takes(ClientJson.CHANGE)
                        .answers(200, ClientJson.SHAPE),
                this::update);
        routes.write(
                Call.delete(CLIENT, "deleteClient", "Deletes a client; its tokens end, the roles of its user stay")
                        .answers(204),
                this::delete);
        routes.write(
                Call.delete(CLIENT + "/tokens", "revokeTokensOfClient", "Ends all tokens of a client")
                        .answers(204),
                this::revokeTokens);
    }

    private void addSecrets(Routes routes) {
        routes.read(
                Call.get(SECRETS, "listClientSecrets", "Lists the live secrets of a client, newest first")
                        .answers(200, SecretCalls.LIVE_SECRETS),
                this::secrets);
        routes.write(
                Call.post(SECRETS, "addClientSecret", "Adds a secret beside the old one, which goes on for a while")
                        .mayTake(SecretCalls.NEW_SECRET)
                        .answers(201, SecretCalls.ADDED_SECRET),
                this::addSecret);
        routes.write(
                Call.delete(SECRETS + "/{secret}", "removeClientSecret", "Ends a secret of a client at once")
                        .answers(204),
                this::removeSecret);
    }

    private ObjectNode json(OAuthClient client) {
        return ClientJson.of(client, clock.instant());
    }

    private Response list(Administrator caller) throws IOException {
        ObjectNode body = JsonBody.object();
        var clients = body.putArray("clients");
        directory.current().clientsOf(caller.account().name()).forEach(client -> clients.add(json(client)));
        return JsonBody.answer(200, body);
    }

    private Response register(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, ClientJson.NEW);
        NewClient wanted = read(body);
        Set<String> roles = new LinkedHashSet<>(body.list(ClientJson.ROLES).orElse(List.of()));
        RegisteredClient registered =
                Refusals.valueOf(registry.register(caller.account().name(), wanted, roles, caller.actor()));
        ObjectNode answer = json(registered.client());
        answer.put(ClientJson.SECRET, registered.secret().reveal());
        roles.forEach(answer.putArray(ClientJson.ROLES)::add);
        return JsonBody.answer(201, answer)
                .with("Location", Paths.below(request, registered.client().clientId()));
    }

    private static NewClient read(JsonBody body) {
        return Paths.checked(() -> new NewClient(
                body.text(ClientJson.ID),
                body.requiredText(ClientJson.NAME),
                body.text(ClientJson.DESCRIPTION).orElse(""),
                ApplicationKey.parse(body.requiredText(ClientJson.SUBSCRIPTION)),
                body.text(ClientJson.SECRET).map(Secret::of),
                body.text(ClientJson.AUTHENTICATION)
                        .map(ClientAuthentication::parse)
                        .orElse(ClientAuthentication.BASIC),
                body.number(ClientJson.TOKEN_LIFETIME).map(Duration::ofSeconds).orElse(OAuthClient.DEFAULT_LIFETIME)));
    }

    private Response read(Administrator caller, Request request) throws IOException {
        return JsonBody.answer(200, json(client(caller, request)));
    }

    private OAuthClient client(Administrator caller, Request request) {
        String id = request.pathParameter("client");
        return directory
                .current()
                .client(caller.account().name(), id)
                .orElseThrow(
                        () -> new Failure(404, "account '" + caller.account().name() + "' has no client '" + id + "'"));
    }

    private Response update(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, ClientJson.CHANGE);
        ClientUpdate update = Paths.checked(() -> new ClientUpdate(
                body.text(ClientJson.NAME),
                body.text(ClientJson.DESCRIPTION),
                body.text(ClientJson.AUTHENTICATION).map(ClientAuthentication::parse),
                body.number(ClientJson.TOKEN_LIFETIME).map(Duration::ofSeconds),
                body.bool(ClientJson.ENABLED),
                body.text(ClientJson.SECRET).map(Secret::of)));
        OAuthClient changed = Refusals.valueOf(
                registry.update(caller.account().name(), request.pathParameter("client"), update, caller.actor()));
        return JsonBody.answer(200, json(changed));
    }

    private Response secrets(Administrator caller, Request request) throws IOException {
        OAuthClient client = client(caller, request);
        return SecretCalls.list(client.clientId(), client.secrets(), clock.instant());
    }

    private Response addSecret(Administrator caller, Request request) throws IOException {
        String id = request.pathParameter("client");
        return SecretCalls.created(
                request,
                id,
                Refusals.valueOf(
                        registry.addSecret(caller.account().name(), id, SecretCalls.wanted(request), caller.actor())));
    }

    private Response removeSecret(Administrator caller, Request request) {
        Refusals.valueOf(registry.removeSecret(
                caller.account().name(),
                request.pathParameter("client"),
                request.pathParameter("secret"),
                caller.actor()));
        return Response.of(204);
    }

    private Response delete(Administrator caller, Request request) {
        Refusals.valueOf(registry.delete(caller.account().name(), request.pathParameter("client"), caller.actor()));
        return Response.of(204);
    }

    private Response revokeTokens(Administrator caller, Request request) {
        Refusals.valueOf(
                registry.revokeTokens(caller.account().name(), request.pathParameter("client"), caller.actor()));
        return Response.of(204);
    }
}
