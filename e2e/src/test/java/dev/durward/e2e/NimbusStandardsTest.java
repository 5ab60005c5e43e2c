package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OAuth 2.0 SDK of Connect2id (Nimbus) with nothing but an issuer: RFC 8414, 9068, 7662 and 7009. */
class NimbusStandardsTest {
    private static final int LIMIT_MILLIS = 30_000;

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static SSLContext trust;
    private static AuthorizationServerMetadata metadata;
    private static ClientSecretBasic client;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
        trust = DemoTrust.of(demo);
        client = new ClientSecretBasic(new ClientID(demo.env("CLIENT_ID")), new Secret(demo.env("CLIENT_SECRET")));
        metadata = AuthorizationServerMetadata.resolve(new Issuer(demo.issuer()), NimbusStandardsTest::configure);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static void configure(HTTPRequest request) {
        request.setSSLSocketFactory(trust.getSocketFactory());
        request.setConnectTimeout(LIMIT_MILLIS);
        request.setReadTimeout(LIMIT_MILLIS);
    }

    private static HTTPResponse send(HTTPRequest request) throws Exception {
        configure(request);
        return request.send();
    }

    private static AccessToken token(String format) throws Exception {
        var request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, new ClientCredentialsGrant())
                .customParameter("token_format", format)
                .build();
        return AccessTokenResponse.parse(send(request.toHTTPRequest()))
                .getTokens()
                .getAccessToken();
    }

    private static TokenIntrospectionSuccessResponse introspect(AccessToken token) throws Exception {
        var request = new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), client, token);
        return TokenIntrospectionResponse.parse(send(request.toHTTPRequest())).toSuccessResponse();
    }

    private static int statusOfLogs(AccessToken token) throws Exception {
        var request =
                new HTTPRequest(HTTPRequest.Method.GET, URI.create(demo.env("API_URL") + "/MessageProcessingLogs"));
        request.setAuthorization(token.toAuthorizationHeader());
        return send(request).getStatusCode();
    }

    @Test
    void theIssuerIsEnoughToFindTheEndpoints() {
        assertThat(metadata.getIssuer().getValue()).isEqualTo(demo.issuer());
        assertThat(metadata.getTokenEndpointURI()).hasToString(demo.env("TOKEN_URL"));
        assertThat(metadata.getJWKSetURI()).hasToString(demo.issuer() + "/api/v1/keys");
        assertThat(metadata.getIntrospectionEndpointURI()).hasToString(demo.issuer() + "/api/v1/introspect");
        assertThat(metadata.getRevocationEndpointURI()).hasToString(demo.issuer() + "/api/v1/revoke");
    }

    @Test
    void aJwtIsVerifiedWithThePublishedKeysAndReadsLogs() throws Exception {
        AccessToken token = token("jwtrfc");
        var retriever = new DefaultResourceRetriever(LIMIT_MILLIS, LIMIT_MILLIS, 0, true, trust.getSocketFactory());
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), retriever)
                .build();
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "durward:demotmn",
                new JWTClaimsSet.Builder()
                        .issuer(demo.issuer())
                        .subject(demo.env("CLIENT_ID"))
                        .claim("client_id", demo.env("CLIENT_ID"))
                        .build(),
                Set.of("exp", "iat", "jti")));

        JWTClaimsSet claims = processor.process(token.getValue(), null);

        assertThat(claims.getAudience()).containsExactly("durward:demotmn");
        assertThat(statusOfLogs(token)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwtrfc"})
    void anIntrospectedTokenIsActiveUntilItIsRevoked(String format) throws Exception {
        AccessToken token = token(format);
        TokenIntrospectionSuccessResponse before = introspect(token);

        int revoked = send(new TokenRevocationRequest(metadata.getRevocationEndpointURI(), client, token)
                        .toHTTPRequest())
                .getStatusCode();

        assertThat(before.isActive()).isTrue();
        assertThat(before.getClientID()).isEqualTo(client.getClientID());
        assertThat(before.getUsername()).isEqualTo("oauth_client_" + client.getClientID());
        assertThat(revoked).isEqualTo(200);
        assertThat(introspect(token).isActive()).isFalse();
        assertThat(statusOfLogs(token)).isEqualTo(401);
    }
}
