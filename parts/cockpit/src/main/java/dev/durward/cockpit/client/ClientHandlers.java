package dev.durward.cockpit.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.registry.NewClient;
import dev.durward.access.registry.RegisteredClient;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.ApiGuard;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** {@code /oauth/v1/accounts/{account}/clients}: OAuth clients of an account. */
public final class ClientHandlers {
    private static final String CLIENTS = "/oauth/v1/accounts/{account}/clients";
    private static final String CLIENT = CLIENTS + "/{id}";
    private static final Set<PlatformRole> READERS =
            EnumSet.of(PlatformRole.ADMINISTRATOR, PlatformRole.DEVELOPER, PlatformRole.SUPPORT_USER);
    private static final Set<PlatformRole> WRITERS = EnumSet.of(PlatformRole.ADMINISTRATOR);
    private static final Set<String> NEW_FIELDS = Set.of(
            ClientJson.ID,
            ClientJson.NAME,
            ClientJson.DESCRIPTION,
            ClientJson.SUBSCRIPTION,
            ClientJson.SECRET,
            ClientJson.AUTHENTICATION,
            ClientJson.TOKEN_LIFETIME);
    private static final Set<String> CHANGEABLE_FIELDS = Set.of(
            ClientJson.NAME,
            ClientJson.DESCRIPTION,
            ClientJson.SECRET,
            ClientJson.AUTHENTICATION,
            ClientJson.TOKEN_LIFETIME,
            ClientJson.ENABLED);

    private final DirectoryService directory;
    private final ClientRegistry registry;

    /** Reads from the directory and changes through the registry. */
    public ClientHandlers(DirectoryService directory, ClientRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    /** Adds the routes. */
    public void addTo(Router router, ApiGuard guard) {
        router.add("GET", CLIENTS, guard.allow(READERS, (caller, request) -> list(caller)));
        router.add("POST", CLIENTS, guard.allow(WRITERS, this::register));
        router.add("GET", CLIENT, guard.allow(READERS, this::read));
        router.add("PATCH", CLIENT, guard.allow(WRITERS, this::update));
        router.add("DELETE", CLIENT, guard.allow(WRITERS, this::delete));
        router.add("DELETE", CLIENT + "/tokens", guard.allow(WRITERS, this::revokeTokens));
    }

    private Response list(Administrator caller) throws IOException {
        ObjectNode body = JsonBody.object();
        var clients = body.putArray("clients");
        directory.current().clientsOf(caller.account().name()).forEach(client -> clients.add(ClientJson.of(client)));
        return JsonBody.answer(200, body);
    }

    private Response register(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, NEW_FIELDS);
        NewClient wanted = read(body);
        RegisteredClient registered =
                Refusals.valueOf(registry.register(caller.account().name(), wanted, caller.actor()));
        ObjectNode answer = ClientJson.of(registered.client());
        answer.put(ClientJson.SECRET, registered.secret().reveal());
        return JsonBody.answer(201, answer)
                .with(
                        "Location",
                        request.target().origin() + request.target().pathPrefix() + request.path() + "/"
                                + URLEncoder.encode(registered.client().clientId(), StandardCharsets.UTF_8));
    }

    private static NewClient read(JsonBody body) {
        try {
            return new NewClient(
                    body.text(ClientJson.ID),
                    required(body, ClientJson.NAME),
                    body.text(ClientJson.DESCRIPTION).orElse(""),
                    ApplicationKey.parse(required(body, ClientJson.SUBSCRIPTION)),
                    body.text(ClientJson.SECRET).map(Secret::of),
                    body.text(ClientJson.AUTHENTICATION)
                            .map(ClientAuthentication::parse)
                            .orElse(ClientAuthentication.BASIC),
                    body.number(ClientJson.TOKEN_LIFETIME)
                            .map(Duration::ofSeconds)
                            .orElse(OAuthClient.DEFAULT_LIFETIME));
        } catch (IllegalArgumentException invalid) {
            throw invalid(invalid);
        }
    }

    private static String required(JsonBody body, String field) {
        return body.text(field).orElseThrow(() -> new Failure(400, "field '" + field + "' is missing"));
    }

    private static Failure invalid(IllegalArgumentException invalid) {
        return new Failure(400, String.valueOf(invalid.getMessage()));
    }

    private Response read(Administrator caller, Request request) throws IOException {
        String id = request.pathParameter("id");
        OAuthClient client = directory
                .current()
                .client(caller.account().name(), id)
                .orElseThrow(
                        () -> new Failure(404, "account '" + caller.account().name() + "' has no client '" + id + "'"));
        return JsonBody.answer(200, ClientJson.of(client));
    }

    private Response update(Administrator caller, Request request) throws IOException {
        JsonBody body = JsonBody.of(request, CHANGEABLE_FIELDS);
        ClientUpdate update;
        try {
            update = new ClientUpdate(
                    body.text(ClientJson.NAME),
                    body.text(ClientJson.DESCRIPTION),
                    body.text(ClientJson.AUTHENTICATION).map(ClientAuthentication::parse),
                    body.number(ClientJson.TOKEN_LIFETIME).map(Duration::ofSeconds),
                    body.bool(ClientJson.ENABLED),
                    body.text(ClientJson.SECRET).map(Secret::of));
        } catch (IllegalArgumentException invalid) {
            throw invalid(invalid);
        }
        OAuthClient changed = Refusals.valueOf(
                registry.update(caller.account().name(), request.pathParameter("id"), update, caller.actor()));
        return JsonBody.answer(200, ClientJson.of(changed));
    }

    private Response delete(Administrator caller, Request request) {
        Refusals.valueOf(registry.delete(caller.account().name(), request.pathParameter("id"), caller.actor()));
        return Response.of(204);
    }

    private Response revokeTokens(Administrator caller, Request request) {
        Refusals.valueOf(registry.revokeTokens(caller.account().name(), request.pathParameter("id"), caller.actor()));
        return Response.of(204);
    }
}
