package dev.durward.authorization.token;

import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.access.token.AccessTokens;
import dev.durward.authorization.token.TokenResult.Issued;
import dev.durward.authorization.token.TokenResult.Refused;
import dev.durward.authorization.token.TokenResult.Slowed;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code POST /oauth2/api/v1/token}: the client credentials grant (contract a, RFC 6749 section 4.4). */
public final class TokenHandler {
    private static final String GRANT_TYPE = "grant_type";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String SCOPE = "scope";
    private static final String TOKEN_FORMAT = "token_format";
    private static final String OPAQUE = "opaque";
    private static final List<String> KNOWN_PARAMETERS =
            List.of(GRANT_TYPE, CLIENT_ID, CLIENT_SECRET, SCOPE, TOKEN_FORMAT);

    private final ClientAuthenticator clients;
    private final AccessTokens tokens;

    /** Issues tokens to the clients that an authenticator knows. */
    public TokenHandler(ClientAuthenticator clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    /** Answers a token request at an account's host. */
    public Response handle(Account account, Request request) throws IOException {
        if (!request.method().equals("POST")) {
            throw new Failure(405, "the token endpoint takes POST").with("Allow", "POST");
        }
        return OAuthResponses.of(account, result(account, request));
    }

    private TokenResult result(Account account, Request request) throws IOException {
        TokenParameters parameters = TokenParameters.of(request);
        Optional<Refused> flaw = flaw(parameters);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        Optional<String> authorization = request.header("Authorization");
        boolean inBody = parameters.inBody(CLIENT_SECRET).isPresent();
        if (authorization.isPresent() && inBody) {
            return new Refused(
                    OAuthError.INVALID_REQUEST, "use either the Authorization header or client_secret, not both");
        }
        Optional<BasicCredentials> credentials =
                inBody ? bodyCredentials(parameters) : authorization.flatMap(BasicCredentials::parse);
        if (credentials.isEmpty()) {
            return invalidClient("Basic authentication with client id and secret is required");
        }
        return switch (clients.authenticate(account, credentials.get(), request.sourceAddress())) {
            case ClientAuthenticator.Outcome.Known(OAuthClient client) -> grant(client, inBody, parameters);
            case ClientAuthenticator.Outcome.Refused() -> invalidClient("client id or secret is wrong");
            case ClientAuthenticator.Outcome.Slowed(var retryAfter) -> new Slowed(retryAfter);
        };
    }

    /** What is wrong whoever calls. */
    private static Optional<Refused> flaw(TokenParameters parameters) {
        if (parameters.inQuery(CLIENT_ID) || parameters.inQuery(CLIENT_SECRET)) {
            return Optional.of(invalidRequest("client_id and client_secret must not be in the query"));
        }
        if (parameters.inQuery("access_token")) {
            return Optional.of(invalidRequest("access_token must not be in the query"));
        }
        return KNOWN_PARAMETERS.stream()
                .filter(parameters::repeated)
                .findFirst()
                .map(name -> invalidRequest(name + " must be given once"));
    }

    private static Optional<BasicCredentials> bodyCredentials(TokenParameters parameters) {
        return parameters
                .inBody(CLIENT_ID)
                .flatMap(id ->
                        parameters.inBody(CLIENT_SECRET).map(secret -> new BasicCredentials(id, Secret.of(secret))));
    }

    private TokenResult grant(OAuthClient client, boolean inBody, TokenParameters parameters) {
        if (inBody && client.authentication() == ClientAuthentication.BASIC) {
            // contract a.1: credentials in the body are not supported unless this client was allowed to
            return invalidClient("this client must use Basic authentication");
        }
        Optional<String> grantType = parameters.value(GRANT_TYPE);
        if (grantType.isEmpty()) {
            return invalidRequest("grant_type is missing; it must be client_credentials");
        }
        if (!grantType.get().equals(CLIENT_CREDENTIALS)) {
            return new Refused(OAuthError.UNSUPPORTED_GRANT_TYPE, "grant_type must be client_credentials");
        }
        if (!parameters.value(TOKEN_FORMAT).orElse(OPAQUE).equals(OPAQUE)) {
            return invalidRequest("token_format must be opaque or left out");
        }
        if (parameters.value(SCOPE).filter(scope -> !scope.isBlank()).isPresent()) {
            return new Refused(
                    OAuthError.INVALID_SCOPE, "the subscribed application defines no scopes; leave scope out");
        }
        return new Issued(tokens.issue(client), client.tokenLifetime());
    }

    private static Refused invalidClient(String description) {
        return new Refused(OAuthError.INVALID_CLIENT, description);
    }

    private static Refused invalidRequest(String description) {
        return new Refused(OAuthError.INVALID_REQUEST, description);
    }
}
