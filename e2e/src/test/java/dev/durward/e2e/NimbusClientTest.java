package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OAuth 2.0 SDK of Connect2id (Nimbus) as a client, over TLS and in host form. */
class NimbusClientTest {
    private static final int LIMIT_MILLIS = 30_000;

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static SSLContext trust;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
        trust = DemoTrust.of(demo);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static TokenResponse requestToken(String secret) throws Exception {
        var authentication = new ClientSecretBasic(new ClientID(demo.env("CLIENT_ID")), new Secret(secret));
        var request = new TokenRequest.Builder(
                        URI.create(demo.env("TOKEN_URL")), authentication, new ClientCredentialsGrant())
                .build();
        return TokenResponse.parse(send(request.toHTTPRequest()));
    }

    private static HTTPResponse send(HTTPRequest request) throws Exception {
        request.setSSLSocketFactory(trust.getSocketFactory());
        request.setConnectTimeout(LIMIT_MILLIS);
        request.setReadTimeout(LIMIT_MILLIS);
        return request.send();
    }

    @Test
    void aTokenByClientCredentialsReadsLogs() throws Exception {
        AccessToken token = requestToken(demo.env("CLIENT_SECRET"))
                .toSuccessResponse()
                .getTokens()
                .getAccessToken();
        var request = new HTTPRequest(
                HTTPRequest.Method.GET, URI.create(demo.env("API_URL") + "/MessageProcessingLogs?$format=json"));
        request.setAuthorization(token.toAuthorizationHeader());

        HTTPResponse logs = send(request);

        assertThat(token.getLifetime()).isEqualTo(3600);
        assertThat(logs.getStatusCode()).isEqualTo(200);
        assertThat(Demo.json(logs.getBody()).get("d").get("results")).isNotEmpty();
    }

    @Test
    void aWrongSecretIsTheLibrarysInvalidClient() throws Exception {
        TokenResponse response = requestToken("wrong-" + demo.env("CLIENT_SECRET"));

        assertThat(response.indicatesSuccess()).isFalse();
        assertThat(response.toErrorResponse().getErrorObject())
                .isEqualTo(OAuth2Error.INVALID_CLIENT)
                .satisfies(error -> assertThat(error.getHTTPStatusCode()).isEqualTo(401));
    }
}
