package dev.durward.authorization.token;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.token.IssuedToken;
import dev.durward.access.token.TokenFormat;
import dev.durward.authorization.endpoint.EndpointAuthentication;
import dev.durward.authorization.endpoint.EndpointCaller;
import dev.durward.authorization.endpoint.OAuthError;
import dev.durward.authorization.endpoint.OAuthResponses;
import dev.durward.authorization.endpoint.Parameters;
import dev.durward.authorization.endpoint.Refusal;
import dev.durward.authorization.token.TokenResult.Issued;
import dev.durward.authorization.token.TokenResult.NotIssued;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /oauth2/api/v1/token}: the client credentials grant (contract a, RFC 6749 section 4.4). */
public final class TokenHandler {
    private static final String GRANT_TYPE = "grant_type";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String SCOPE = "scope";
    private static final String TOKEN_FORMAT = "token_format";
    private static final List<String> KNOWN_PARAMETERS = List.of(
            GRANT_TYPE, EndpointAuthentication.CLIENT_ID, EndpointAuthentication.CLIENT_SECRET, SCOPE, TOKEN_FORMAT);
    // grants of the original that no client here is registered for
    private static final Set<String> OTHER_GRANTS = Set.of("authorization_code", "refresh_token");

    private final EndpointAuthentication callers;
    private final TokenIssuer issuer;
    private final DirectoryService directory;

    /** Issues tokens to callers that are clients. */
    public TokenHandler(EndpointAuthentication callers, TokenIssuer issuer, DirectoryService directory) {
        this.callers = callers;
        this.issuer = issuer;
        this.directory = directory;
    }

    /** Answers a token request at an account's host. */
    public Response handle(Account account, Request request) throws IOException {
        if (!request.method().equals("POST")) {
            throw new Failure(405, "the token endpoint takes POST").with("Allow", "POST");
        }
        return switch (result(account, request)) {
            case Issued issued -> answer(issued);
            case NotIssued(Refusal refusal) -> OAuthResponses.refused(account, refusal);
        };
    }

    private TokenResult result(Account account, Request request) throws IOException {
        Parameters parameters = Parameters.of(request);
        Optional<Refusal> flaw = flaw(parameters);
        if (flaw.isPresent()) {
            return new NotIssued(flaw.get());
        }
        return switch (callers.caller(account, request, parameters)) {
            case EndpointCaller.Client(OAuthClient client) -> grant(client, parameters, request);
            case EndpointCaller.Application application ->
                new NotIssued(Refusal.invalidClient("client id or secret is wrong"));
            case EndpointCaller.Nobody(Refusal refusal) -> new NotIssued(refusal);
        };
    }

    /** What is wrong whoever calls. */
    private static Optional<Refusal> flaw(Parameters parameters) {
        return EndpointAuthentication.misplaced(parameters)
                .or(() -> KNOWN_PARAMETERS.stream()
                        .filter(parameters::repeated)
                        .findFirst()
                        .map(name -> Refusal.invalidRequest(name + " must be given once")));
    }

    private TokenResult grant(OAuthClient client, Parameters parameters, Request request) {
        String grantType = parameters.value(GRANT_TYPE).orElse("");
        if (!grantType.equals(CLIENT_CREDENTIALS)) {
            return new NotIssued(wrongGrant(grantType));
        }
        Optional<TokenFormat> format =
                parameters.value(TOKEN_FORMAT).map(TokenHandler::format).orElse(Optional.of(TokenFormat.OPAQUE));
        if (format.isEmpty()) {
            return new NotIssued(Refusal.invalidRequest("token_format must be opaque, jwt or jwtrfc, or left out"));
        }
        List<String> scopes = parameters.value(SCOPE).map(ScopeRequest::parse).orElse(List.of());
        if (!directory.current().scopes(client.account(), client.application()).containsAll(scopes)) {
            return new NotIssued(new Refusal.Refused(
                    OAuthError.INVALID_SCOPE, "a scope is not defined by the subscribed application"));
        }
        return issuer.issue(client, format.get(), scopes, request.sourceAddress());
    }

    private static Refusal wrongGrant(String grantType) {
        if (grantType.isEmpty()) {
            return Refusal.invalidRequest("grant_type is missing; it must be client_credentials");
        }
        return OTHER_GRANTS.contains(grantType)
                ? new Refusal.Refused(
                        OAuthError.UNAUTHORIZED_CLIENT, "this client is registered for client_credentials alone")
                : new Refusal.Refused(OAuthError.UNSUPPORTED_GRANT_TYPE, "grant_type must be client_credentials");
    }

    private static Optional<TokenFormat> format(String word) {
        return switch (word) {
            case "opaque" -> Optional.of(TokenFormat.OPAQUE);
            case "jwt", "jwtrfc" -> Optional.of(TokenFormat.JWT);
            default -> Optional.empty();
        };
    }

    private static Response answer(Issued issued) {
        IssuedToken token = issued.token();
        Duration lifetime = token.lifetime();
        return OAuthResponses.json(200, json -> {
            json.writeStringField("access_token", token.text());
            json.writeStringField("token_type", "Bearer");
            json.writeNumberField("expires_in", lifetime.toSeconds());
            // contract a.2: the array always, the string of RFC 6749 when a scope was granted
            json.writeArrayFieldStart("scopes");
            for (String scope : issued.scopes()) {
                json.writeString(scope);
            }
            json.writeEndArray();
            if (!issued.scopes().isEmpty()) {
                json.writeStringField(SCOPE, String.join(" ", issued.scopes()));
            }
        });
    }
}
