package dev.durward.cockpit.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.token.IssuedTokens;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Call.Parameter;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Paths;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** {@code /oauth/v1/accounts/{account}/tokens}: the opaque tokens of a client, to look at and to end (contract g). */
public final class TokenHandlers implements Endpoints {
    private static final String TOKENS = "/oauth/v1/accounts/{account}/tokens";
    private static final String CLIENT_ID = "clientId";
    private static final String USER_ID = "userId";
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";
    private static final int DEFAULT_LIMIT = 100;
    private static final Shape TOKEN = Shape.named("Token")
            .has("id", Schema.text(), "hexadecimal SHA-256 of the token's text, never the text")
            .has(CLIENT_ID, Schema.text(), "")
            .has("application", Schema.text(), "provider:application")
            .has("user", Schema.text(), "the client's technical user")
            .has("issuedAt", Schema.moment(), "")
            .has("validUntil", Schema.orNull(Schema.moment()), "null for no end")
            .has("scopes", Schema.list(Schema.text()), "");
    private static final Shape PAGE = Shape.listing("Tokens", "tokens", TOKEN)
            .has("next", Schema.orNull(Schema.text()), "value of `after` that goes on; null at the end");
    private static final Parameter BY_CLIENT = Parameter.optional(CLIENT_ID, "whose tokens; or give `userId`");
    private static final Parameter BY_USER = Parameter.optional(USER_ID, "the technical user instead of `clientId`");
    private static final String TOKEN_ID = "[0-9a-f]{64}";

    private final DirectoryService directory;
    private final IssuedTokens tokens;
    private final ClientRegistry clients;

    /** Lists and ends tokens; ending all of a client goes through the registry. */
    public TokenHandlers(DirectoryService directory, IssuedTokens tokens, ClientRegistry clients) {
        this.directory = directory;
        this.tokens = tokens;
        this.clients = clients;
    }

    @Override
    public void addTo(Routes routes) {
        routes.read(
                Call.get(TOKENS, "listTokens", "Lists the valid opaque tokens of a client, oldest first")
                        .asks(
                                BY_CLIENT,
                                BY_USER,
                                Parameter.optional(LIMIT, "1 to 1000, 100 when left out"),
                                Parameter.optional(AFTER, "`next` of the answer before"))
                        .answers(200, PAGE),
                this::list);
        routes.write(
                Call.delete(TOKENS, "revokeTokensOf", "Ends all tokens of a client, JSON Web Tokens too")
                        .asks(BY_CLIENT, BY_USER)
                        .answers(204),
                this::revokeAll);
        routes.write(
                Call.delete(TOKENS + "/{token}", "revokeToken", "Ends one opaque token at once")
                        .answers(204),
                this::revoke);
    }

    private Response list(Administrator caller, Request request) throws IOException {
        Paths.requireParameters(request, Set.of(CLIENT_ID, USER_ID, LIMIT, AFTER));
        int limit = request.query().first(LIMIT).map(Paths::limit).orElse(DEFAULT_LIMIT);
        Optional<Continuation> after = request.query().first(AFTER).map(Continuation::read);
        ObjectNode body = JsonBody.object();
        var list = body.putArray("tokens");
        body.putNull("next");
        Optional<OAuthClient> client = client(caller, clientId(request));
        if (client.isPresent()) {
            IssuedTokens.Page page = tokens.list(client.get(), after.map(place -> place.in(client.get())), limit);
            page.tokens().forEach(token -> list.add(json(client.get(), token)));
            if (page.more()) {
                body.put("next", Continuation.behind(page.tokens().getLast()).text());
            }
        }
        return JsonBody.answer(200, body);
    }

    /** Contract g: tokens are searched for, so that nobody can list all there are. */
    private static String clientId(Request request) {
        Optional<String> clientId = request.query().first(CLIENT_ID);
        Optional<String> userId = request.query().first(USER_ID);
        if (clientId.isPresent() == userId.isPresent()) {
            throw new Failure(400, "give either query parameter '" + CLIENT_ID + "' or '" + USER_ID + "'");
        }
        // a user that is no client's has no tokens
        return clientId.orElseGet(() -> userId.filter(user -> user.startsWith(OAuthClient.TECHNICAL_USER_PREFIX))
                .map(user -> user.substring(OAuthClient.TECHNICAL_USER_PREFIX.length()))
                .orElse(""));
    }

    private Optional<OAuthClient> client(Administrator caller, String id) {
        return directory.current().client(caller.account().name(), id);
    }

    private ObjectNode json(OAuthClient client, AccessToken token) {
        ObjectNode json = JsonBody.object()
                .put("id", HexFormat.of().formatHex(token.hash()))
                .put(CLIENT_ID, client.clientId())
                .put("application", client.application().toString())
                .put("user", client.technicalUser())
                .put("issuedAt", token.issuedAt().toString())
                .put(
                        "validUntil",
                        clients.profile()
                                .lifetime(client)
                                .map(token.issuedAt()::plus)
                                .map(Instant::toString)
                                .orElse(null));
        var scopes = json.putArray("scopes");
        token.scopes().forEach(scopes::add);
        return json;
    }

    private Response revokeAll(Administrator caller, Request request) {
        Paths.requireParameters(request, Set.of(CLIENT_ID, USER_ID));
        Refusals.valueOf(clients.revokeTokens(caller.account().name(), clientId(request), caller.actor()));
        return Response.of(204);
    }

    private Response revoke(Administrator caller, Request request) {
        String id = request.pathParameter("token");
        if (!id.matches(TOKEN_ID)
                || !tokens.revoke(caller.account(), HexFormat.of().parseHex(id), caller.actor())) {
            throw new Failure(404, "account '" + caller.account().name() + "' has no such token");
        }
        return Response.of(204);
    }
}
