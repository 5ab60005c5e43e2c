package dev.durward.authorization.introspection;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.token.AccessTokens;
import dev.durward.access.token.ValidToken;
import dev.durward.authorization.endpoint.EndpointAuthentication;
import dev.durward.authorization.endpoint.EndpointCaller;
import dev.durward.authorization.endpoint.OAuthResponses;
import dev.durward.authorization.endpoint.Parameters;
import dev.durward.authorization.endpoint.Refusal;
import dev.durward.authorization.endpoint.TokenParameter;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code POST /oauth2/api/v1/introspect}: whether a token is valid now, and whose it is (RFC 7662, contract j). Only the
 * application that the token is bound to, and the client it was issued to, are told; to others it is not active.
 */
public final class IntrospectionHandler {
    private final EndpointAuthentication callers;
    private final AccessTokens tokens;
    private final Issuers issuers;

    /** Answers about an installation's tokens. */
    public IntrospectionHandler(EndpointAuthentication callers, AccessTokens tokens, Issuers issuers) {
        this.callers = callers;
        this.tokens = tokens;
        this.issuers = issuers;
    }

    /** Answers an introspection request at an account's host. */
    public Response handle(Account account, Request request) throws IOException {
        if (!request.method().equals("POST")) {
            throw new Failure(405, "the introspection endpoint takes POST").with("Allow", "POST");
        }
        Parameters parameters = Parameters.of(request);
        return switch (TokenParameter.of(parameters)) {
            case TokenParameter.Missing(Refusal refusal) -> OAuthResponses.refused(account, refusal);
            case TokenParameter.Given(String token) ->
                switch (callers.caller(account, request, parameters)) {
                    case EndpointCaller.Client(OAuthClient client) ->
                        answer(
                                account,
                                token,
                                found -> found.client().clientId().equals(client.clientId()));
                    case EndpointCaller.Application(ApplicationKey application) ->
                        answer(
                                account,
                                token,
                                found -> found.client().application().equals(application));
                    case EndpointCaller.Nobody(Refusal refusal) -> OAuthResponses.refused(account, refusal);
                };
        };
    }

    private Response answer(Account account, String token, Predicate<ValidToken> concerned) {
        Optional<ValidToken> found = tokens.find(token, account).filter(concerned);
        return OAuthResponses.json(200, json -> {
            json.writeBooleanField("active", found.isPresent());
            if (found.isPresent()) {
                describe(json, account, found.get());
            }
        });
    }

    private void describe(JsonGenerator json, Account account, ValidToken token) throws IOException {
        OAuthClient client = token.client();
        json.writeStringField("iss", issuers.issuer(account.name()));
        json.writeStringField("client_id", client.clientId());
        json.writeStringField("sub", client.clientId());
        json.writeStringField("username", client.technicalUser());
        json.writeStringField("aud", client.application().toString());
        json.writeStringField("token_type", "Bearer");
        json.writeNumberField("iat", token.issuedAt().getEpochSecond());
        if (token.endsAt().isPresent()) {
            json.writeNumberField("exp", token.endsAt().get().getEpochSecond());
        }
        if (!token.scopes().isEmpty()) {
            json.writeStringField("scope", String.join(" ", token.scopes()));
        }
    }
}
