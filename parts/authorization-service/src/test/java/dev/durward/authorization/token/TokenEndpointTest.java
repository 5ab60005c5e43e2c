package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.registry.ClientUpdate;
import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationService;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint over a real socket and store: every row of contract a.1, a.2 and a.4 that it serves. */
@TestInstance(Lifecycle.PER_CLASS)
class TokenEndpointTest {
    private static final String CLIENT = "reader~1";
    private static final String POST_CLIENT = "poster-1";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String FORM = "application/x-www-form-urlencoded";

    private TestInstallation installation;
    private String endpoint;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        installation = TestInstallation.in(folder);
        AuthorizationEndpoints endpoints = AuthorizationEndpoints.of(installation.access());
        installation
                .with("oauthasservices-demo", new AuthorizationService(DEMO, endpoints))
                .with("oauthasservices-acme", new AuthorizationService(ACME, endpoints));
        installation.client(DEMO, NodeType.TMN, CLIENT, ClientAuthentication.BASIC);
        installation.client(DEMO, NodeType.TMN, POST_CLIENT, ClientAuthentication.BASIC_OR_BODY);
        endpoint = installation.url("oauthasservices-demo") + "/oauth2/api/v1/token";
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        return installation.send("POST", url, body, headers);
    }

    private static void assertToken(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .matches("\\{\"access_token\":\"[0-9a-f]{32}\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                        + "\"scopes\":\\[]}");
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"error\":\"" + code + "\"", "\"error_description\":\"");
        assertThat(response.body()).doesNotContain(SECRET.reveal());
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void seedCallGetsATokenThatIsNeverCached() throws Exception {
        HttpResponse<String> response =
                post(endpoint + "?" + GRANT, "", "Authorization", basic(CLIENT), "Accept", "*/*");

        assertToken(response);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Pragma")).hasValue("no-cache");
    }

    @Test
    void grantTypeMayBeInTheFormBody() throws Exception {
        assertToken(post(endpoint, GRANT, "Authorization", basic(CLIENT), "Content-Type", FORM));
    }

    @Test
    void bodyOfAnotherTypeIsIgnored() throws Exception {
        assertToken(
                post(endpoint + "?" + GRANT, "{}", "Authorization", basic(CLIENT), "Content-Type", "application/json"));
    }

    @Test
    void unknownParametersAndTrailingSlashAreAccepted() throws Exception {
        assertToken(post(endpoint + "/?response_type=token&" + GRANT, "", "Authorization", basic(CLIENT)));
    }

    @Test
    void formEncodedCredentialsAreReadToo() throws Exception {
        String id = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8);
        String secret = URLEncoder.encode(SECRET.reveal(), StandardCharsets.UTF_8);

        assertToken(post(endpoint + "?" + GRANT, "", "Authorization", basic(id, secret)));
    }

    @Test
    void clientThatEncodesIsNeverTakenForAGuesser() throws Exception {
        installation.client(DEMO, NodeType.TMN, "encoder~1", ClientAuthentication.BASIC);
        installation.client(DEMO, NodeType.TMN, "beside-it", ClientAuthentication.BASIC);
        String encoded = basic("encoder%7E1", URLEncoder.encode(SECRET.reveal(), StandardCharsets.UTF_8));

        for (int call = 0; call < 40; call++) {
            assertToken(post(endpoint + "?" + GRANT, "", "Authorization", encoded));
        }
        assertToken(post(endpoint + "?" + GRANT, "", "Authorization", basic("beside-it")));
    }

    @Test
    void clientThatMayPutsItsCredentialsIntoTheBody() throws Exception {
        String body = GRANT + "&client_id=" + POST_CLIENT + "&client_secret="
                + URLEncoder.encode(SECRET.reveal(), StandardCharsets.UTF_8);

        assertToken(post(endpoint, body, "Content-Type", FORM));
        assertToken(post(endpoint + "?" + GRANT, "", "Authorization", basic(POST_CLIENT)));
    }

    @Test
    void bodyCredentialsOfABasicClientAreInvalid() throws Exception {
        String body = GRANT + "&client_id=" + CLIENT + "&client_secret="
                + URLEncoder.encode(SECRET.reveal(), StandardCharsets.UTF_8);

        assertError(post(endpoint, body, "Content-Type", FORM), 401, "invalid_client");
    }

    @Test
    void bothKindsOfCredentialsAreRefused() throws Exception {
        String body = GRANT + "&client_id=" + POST_CLIENT + "&client_secret=x";

        assertError(
                post(endpoint, body, "Content-Type", FORM, "Authorization", basic(POST_CLIENT)),
                400,
                "invalid_request");
    }

    @Test
    void missingCredentialsGetInvalidClientAndChallenge() throws Exception {
        HttpResponse<String> response = post(endpoint + "?" + GRANT, "");

        assertError(response, 401, "invalid_client");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"demo\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Basic /w==", "basic Og=="})
    void malformedCredentialsAreInvalid(String authorization) throws Exception {
        assertError(post(endpoint + "?" + GRANT, "", "Authorization", authorization), 401, "invalid_client");
    }

    @Test
    void wrongSecretAndUnknownClientAreAnsweredAlike() throws Exception {
        HttpResponse<String> wrong =
                post(endpoint + "?" + GRANT, "", "Authorization", basic(CLIENT, "wrong+secret/here~1"));
        HttpResponse<String> unknown =
                post(endpoint + "?" + GRANT, "", "Authorization", basic("nobody", "wrong+secret/here~1"));

        assertError(wrong, 401, "invalid_client");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void clientIdIsMatchedExactly() throws Exception {
        assertError(post(endpoint + "?" + GRANT, "", "Authorization", basic("READER~1")), 401, "invalid_client");
    }

    @Test
    void clientOfAnotherAccountIsUnknownHere() throws Exception {
        String acme = installation.url("oauthasservices-acme") + "/oauth2/api/v1/token?" + GRANT;

        assertError(post(acme, "", "Authorization", basic(CLIENT)), 401, "invalid_client");
    }

    @Test
    void disabledClientIsInvalid() throws Exception {
        installation.client(DEMO, NodeType.TMN, "disabled", ClientAuthentication.BASIC);
        ClientUpdate disable = new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty());
        installation
                .access()
                .clients()
                .update("demo", "disabled", disable, ADMIN)
                .orThrow();

        assertError(post(endpoint + "?" + GRANT, "", "Authorization", basic("disabled")), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=client_credentials&client_id=reader~1",
                "grant_type=client_credentials&client_secret=abc",
                "grant_type=client_credentials&access_token=abc",
                "grant_type=client_credentials&token_format=paper"
            })
    void flawedQueryIsAnInvalidRequest(String query) throws Exception {
        assertError(post(endpoint + "?" + query, "", "Authorization", basic(CLIENT)), 400, "invalid_request");
    }

    @Test
    void grantTypeInQueryAndBodyIsRepeated() throws Exception {
        assertError(
                post(endpoint + "?" + GRANT, GRANT, "Authorization", basic(CLIENT), "Content-Type", FORM),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "urn:ietf:params:oauth:grant-type:saml2-bearer", "CLIENT_CREDENTIALS", "%25"})
    void otherGrantsAreUnsupported(String grant) throws Exception {
        assertError(
                post(endpoint + "?grant_type=" + grant, "", "Authorization", basic(CLIENT)),
                400,
                "unsupported_grant_type");
    }

    @Test
    void scopeThatNobodyDefinedIsInvalid() throws Exception {
        assertError(
                post(endpoint + "?" + GRANT + "&scope=read,write", "", "Authorization", basic(CLIENT)),
                400,
                "invalid_scope");
        assertToken(post(endpoint + "?" + GRANT + "&scope=", "", "Authorization", basic(CLIENT)));
    }

    @Test
    void bodyOver16KibIsTooLarge() throws Exception {
        String body = GRANT + "&filler=" + "x".repeat(16 * 1024);

        assertError(post(endpoint, body, "Authorization", basic(CLIENT), "Content-Type", FORM), 413, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void onlyPostIsTaken(String method) throws Exception {
        HttpResponse<String> response =
                installation.send(method, endpoint + "?" + GRANT, "", "Authorization", basic(CLIENT));

        assertError(response, 405, "invalid_request");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void otherPathsDoNotExist() throws Exception {
        assertError(post(endpoint + "/more?" + GRANT, "", "Authorization", basic(CLIENT)), 404, "invalid_request");
    }

    @Test
    void sourceThatKeepsGuessingIsSlowedAndTheRightSecretIsNot() throws Exception {
        installation.client(DEMO, NodeType.TMN, "guessed", ClientAuthentication.BASIC);
        assertToken(post(endpoint + "?" + GRANT, "", "Authorization", basic("guessed")));

        int status = 401;
        for (int guess = 0; guess < 20 && status == 401; guess++) {
            HttpResponse<String> response =
                    post(endpoint + "?" + GRANT, "", "Authorization", basic("guessed", "wrong-guess-number-" + guess));
            status = response.statusCode();
            assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
        }

        assertThat(status).isEqualTo(429);
        assertToken(post(endpoint + "?" + GRANT, "", "Authorization", basic("guessed")));
    }
}
