package dev.durward.authorization.revocation;

import dev.durward.access.registry.Actor;
import dev.durward.access.token.AccessTokens;
import dev.durward.authorization.endpoint.EndpointAuthentication;
import dev.durward.authorization.endpoint.EndpointCaller;
import dev.durward.authorization.endpoint.OAuthError;
import dev.durward.authorization.endpoint.OAuthResponses;
import dev.durward.authorization.endpoint.Parameters;
import dev.durward.authorization.endpoint.Refusal;
import dev.durward.authorization.endpoint.TokenParameter;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;

/**
 * {@code POST /oauth2/api/v1/revoke}: a client ends one of its tokens, opaque or JSON Web Token (RFC 7009, contract j). A
 * token that is unknown, ended or another client's is left alone and answered alike.
 */
public final class RevocationHandler {
    private final EndpointAuthentication callers;
    private final AccessTokens tokens;

    /** Revokes for callers that are clients. */
    public RevocationHandler(EndpointAuthentication callers, AccessTokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    /** Answers a revocation request at an account's host. */
    public Response handle(Account account, Request request) throws IOException {
        if (!request.method().equals("POST")) {
            throw new Failure(405, "the revocation endpoint takes POST").with("Allow", "POST");
        }
        Parameters parameters = Parameters.of(request);
        return switch (TokenParameter.of(parameters)) {
            case TokenParameter.Missing(Refusal refusal) -> OAuthResponses.refused(account, refusal);
            case TokenParameter.Given(String token) ->
                switch (callers.caller(account, request, parameters)) {
                    case EndpointCaller.Client(OAuthClient client) -> {
                        revoke(account, client, token, request.sourceAddress());
                        yield OAuthResponses.empty(200);
                    }
                    case EndpointCaller.Application application ->
                        OAuthResponses.refused(
                                account,
                                new Refusal.Refused(
                                        OAuthError.UNAUTHORIZED_CLIENT, "a token is revoked by its own client"));
                    case EndpointCaller.Nobody(Refusal refusal) -> OAuthResponses.refused(account, refusal);
                };
        };
    }

    private void revoke(Account account, OAuthClient client, String token, String source) {
        tokens.find(token, account)
                .filter(found -> found.client().clientId().equals(client.clientId()))
                .ifPresent(found -> tokens.revoke(found, new Actor(client.technicalUser(), source)));
    }
}
