package dev.durward.authorization.endpoint;

import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.access.caller.ClientAuthenticator.Outcome;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Request;
import java.util.Optional;

/**
 * Tells who calls an endpoint: by the Basic header, or by {@code client_id} and {@code client_secret} in the form body
 * where the client was allowed to (contract a.1, RFC 6749 section 2.3.1).
 */
public final class EndpointAuthentication {
    /** The parameter that names a client. */
    public static final String CLIENT_ID = "client_id";

    /** The parameter that holds its secret. */
    public static final String CLIENT_SECRET = "client_secret";

    private final ClientAuthenticator clients;

    /** Asks an authenticator. */
    public EndpointAuthentication(ClientAuthenticator clients) {
        this.clients = clients;
    }

    /** What is wrong with where secrets stand, whoever calls. */
    public static Optional<Refusal> misplaced(Parameters parameters) {
        if (parameters.inQuery(CLIENT_ID) || parameters.inQuery(CLIENT_SECRET)) {
            return Optional.of(Refusal.invalidRequest("client_id and client_secret must not be in the query"));
        }
        return parameters.inQuery("access_token")
                ? Optional.of(Refusal.invalidRequest("access_token must not be in the query"))
                : Optional.empty();
    }

    /** Tells who sent a request to an account's host. */
    public EndpointCaller caller(Account account, Request request, Parameters parameters) {
        Optional<String> authorization = request.header("Authorization");
        Optional<String> bodySecret = parameters.inBody(CLIENT_SECRET);
        if (authorization.isPresent() && bodySecret.isPresent()) {
            return new EndpointCaller.Nobody(
                    Refusal.invalidRequest("use either the Authorization header or client_secret, not both"));
        }
        Optional<BasicCredentials> credentials = bodySecret.isPresent()
                ? parameters
                        .inBody(CLIENT_ID)
                        .flatMap(id -> bodySecret.map(secret -> new BasicCredentials(id, Secret.of(secret))))
                : authorization.flatMap(BasicCredentials::parse);
        if (credentials.isEmpty()) {
            return nobody("Basic authentication with client id and secret is required");
        }
        return switch (clients.authenticate(account, credentials.get(), request.sourceAddress())) {
            case Outcome.Known(OAuthClient client) -> known(client, bodySecret);
            case Outcome.KnownApplication(var application) -> new EndpointCaller.Application(application);
            case Outcome.Refused() -> nobody("client id or secret is wrong");
            case Outcome.Slowed(var retryAfter) -> new EndpointCaller.Nobody(new Refusal.Slowed(retryAfter));
        };
    }

    private static EndpointCaller known(OAuthClient client, Optional<String> bodySecret) {
        // contract a.1: credentials in the body are not supported unless this client was allowed to
        return bodySecret.isPresent() && client.authentication() == ClientAuthentication.BASIC
                ? nobody("this client must use Basic authentication")
                : new EndpointCaller.Client(client);
    }

    private static EndpointCaller nobody(String description) {
        return new EndpointCaller.Nobody(Refusal.invalidClient(description));
    }
}
