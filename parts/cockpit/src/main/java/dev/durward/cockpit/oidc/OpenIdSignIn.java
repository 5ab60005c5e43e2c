package dev.durward.cockpit.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** Sign-in at one provider by the authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0 section 3.1). */
public final class OpenIdSignIn {
    /** What a provider's answer comes to. */
    public sealed interface Outcome {
        /** The provider vouches for a user. */
        record SignedIn(String user) implements Outcome {}

        /**
         * It does not, or not in a way that can be trusted.
         *
         * @param reason for the operator, without any secret
         */
        record Refused(String reason) implements Outcome {}
    }

    /**
     * Where to send the browser, and what it is to keep.
     *
     * @param address at the provider
     * @param attempt to be given back with the provider's answer
     */
    public record Beginning(URI address, SignInAttempt attempt) {}

    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";

    private final OpenIdProvider provider;
    private final URI callback;
    private final ProviderCalls calls;
    private final InstantSource clock;
    private final Discovery discovery;

    /**
     * Sign-in at a provider, which is asked only when somebody wants to sign in.
     *
     * @param callback where the provider sends the browser back to, as registered there
     */
    public OpenIdSignIn(OpenIdProvider provider, URI callback, InstantSource clock) {
        this(provider, callback, new ProviderCalls(), clock);
    }

    OpenIdSignIn(OpenIdProvider provider, URI callback, ProviderCalls calls, InstantSource clock) {
        this.provider = provider;
        this.callback = callback;
        this.calls = calls;
        this.clock = clock;
        this.discovery = new Discovery(provider, calls, clock);
    }

    /** The provider. */
    public OpenIdProvider provider() {
        return provider;
    }

    /**
     * Begins a sign-in.
     *
     * @param root id of the session that the browser has; empty for none
     * @param returnTo path to go on to, without line breaks
     * @throws IOException when the provider does not answer as it should
     */
    public Beginning begin(String root, String returnTo) throws IOException {
        SignInAttempt attempt = SignInAttempt.begin(clock.instant(), root, returnTo);
        Scope scopes = new Scope(provider.scopes().toArray(String[]::new));
        URI address = new AuthenticationRequest.Builder(ResponseType.CODE, scopes, clientId(), callback)
                .endpointURI(discovery.description().metadata().getAuthorizationEndpointURI())
                .state(new State(attempt.state()))
                .nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier().reveal()), CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Beginning(address, attempt);
    }

    /**
     * Takes the provider's answer.
     *
     * @param attempt what the browser kept
     * @param query the raw query with which the browser came back
     * @throws IOException when the provider does not answer as it should
     */
    public Outcome finish(SignInAttempt attempt, String query) throws IOException {
        if (attempt.expired(clock.instant())) {
            return new Outcome.Refused("it took longer than " + SignInAttempt.LIFETIME.toMinutes() + " minutes");
        }
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(URI.create(callback + "?" + query));
            if (!new State(attempt.state()).equals(answer.getState())) {
                return new Outcome.Refused("the state is of another attempt");
            }
            if (answer.getIssuer() != null
                    && !answer.getIssuer().getValue().equals(provider.issuer().toString())) {
                return new Outcome.Refused("another issuer answered");
            }
            AuthorizationCode code =
                    answer.indicatesSuccess() ? answer.toSuccessResponse().getAuthorizationCode() : null;
            return code == null ? new Outcome.Refused("the provider answered without a code") : exchange(attempt, code);
        } catch (ParseException | IllegalArgumentException malformed) {
            return new Outcome.Refused("the provider's answer is malformed");
        }
    }

    private Outcome exchange(SignInAttempt attempt, AuthorizationCode code) throws IOException, ParseException {
        ProviderDescription description = discovery.description();
        AuthorizationGrant grant = new AuthorizationCodeGrant(
                code, callback, new CodeVerifier(attempt.verifier().reveal()));
        TokenResponse answer = OIDCTokenResponseParser.parse(
                tokenRequest(description, grant).toHTTPRequest().send(calls));
        if (!(answer instanceof OIDCTokenResponse tokens)) {
            return new Outcome.Refused("the provider took back its code: "
                    + answer.toErrorResponse().getErrorObject().getHTTPStatusCode());
        }
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        try {
            return named(description.tokens().validate(idToken, new Nonce(attempt.nonce())));
        } catch (BadJOSEException refused) {
            return new Outcome.Refused("the ID token is refused: " + refused.getMessage());
        } catch (JOSEException unusable) {
            throw new IOException("the provider's keys can't be used", unusable);
        }
    }

    private TokenRequest tokenRequest(ProviderDescription description, AuthorizationGrant grant) {
        URI endpoint = description.metadata().getTokenEndpointURI();
        return provider.registration()
                .secret()
                .map(secret ->
                        new TokenRequest.Builder(endpoint, authentication(description, secret.reveal()), grant).build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, clientId(), grant).build());
    }

    private ClientAuthentication authentication(ProviderDescription description, String secret) {
        List<ClientAuthenticationMethod> methods = description.metadata().getTokenEndpointAuthMethods();
        boolean onlyInBody = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return onlyInBody
                ? new ClientSecretPost(clientId(), new Secret(secret))
                : new ClientSecretBasic(clientId(), new Secret(secret));
    }

    /** The library leaves this to its callers (OpenID Connect Core 1.0 section 3.1.3.7, steps 4 and 5). */
    private boolean forUs(IDTokenClaimsSet claims) {
        AuthorizedParty party = claims.getAuthorizedParty();
        return party == null
                ? claims.getAudience().size() == 1
                : party.getValue().equals(provider.registration().clientId());
    }

    private Outcome named(IDTokenClaimsSet claims) {
        if (!forUs(claims)) {
            return new Outcome.Refused("the ID token is for another authorized party");
        }
        String claim = provider.userName().claim();
        Object value = claims.getClaim(claim);
        if (!(value instanceof String name) || name.isBlank()) {
            return new Outcome.Refused("the ID token has no text in claim " + claim);
        }
        if (claim.equals(EMAIL) && !Boolean.TRUE.equals(claims.getClaim(EMAIL_VERIFIED))) {
            return new Outcome.Refused("the provider has not verified the e-mail address");
        }
        return new Outcome.SignedIn(provider.userName().prefix() + name);
    }

    private ClientID clientId() {
        return new ClientID(provider.registration().clientId());
    }
}
