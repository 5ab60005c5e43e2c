package dev.durward.authorization.introspection;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.access.secret.MasterKey;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.store.directory.DirectoryChange;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The introspection endpoint (RFC 7662, contract j). */
@TestInstance(Lifecycle.PER_CLASS)
class IntrospectionTest {
    private static final String APPLICATION = "durward/demotmn";

    private Installation installation;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        for (String id : List.of("reader", "other", "disabled")) {
            installation.base().client(DEMO, NodeType.TMN, id, ClientAuthentication.BASIC);
        }
        installation.base().client(DEMO, NodeType.IFLMAP, "sender", ClientAuthentication.BASIC);
        giveTheApplicationItsSecret();
    }

    private void giveTheApplicationItsSecret() {
        ApplicationKey application = DEMO.subscription(NodeType.TMN).application();
        var stores = installation.base().stores();
        MasterKey key = installation.base().access().masterKey();
        try (SecretVerifier secrets = new SecretVerifier(new SecureRandom(), key)) {
            ClientSecret secret = new ClientSecret(secrets.hash(SECRET), Instant.now(), Optional.empty());
            stores.directory()
                    .apply(
                            stores.directory().changeCounter(),
                            List.of(new DirectoryChange.ReplaceApplicationSecrets(
                                    "demo", application, List.of(secret))),
                            List.of());
        }
        installation.base().access().directory().refresh();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwt"})
    void aClientAndItsApplicationAreToldWhatATokenIs(String format) throws Exception {
        String token = installation.token(basic("reader"), "&token_format=" + format);
        for (String caller : List.of("reader", APPLICATION)) {
            JsonNode answer = installation.introspect(token, basic(caller));

            assertThat(answer.get("active").booleanValue()).isTrue();
            assertThat(answer.get("client_id").textValue()).isEqualTo("reader");
            assertThat(answer.get("sub").textValue()).isEqualTo("reader");
            assertThat(answer.get("username").textValue()).isEqualTo("oauth_client_reader");
            assertThat(answer.get("aud").textValue()).isEqualTo("durward:demotmn");
            assertThat(answer.get("iss").textValue())
                    .isEqualTo("https://oauthasservices-demo.durward.localhost/oauth2");
            assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
            assertThat(answer.get("exp").longValue() - answer.get("iat").longValue())
                    .isEqualTo(300);
            assertThat(answer.has("scope")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwt"})
    void nobodyElseIsToldAnything(String format) throws Exception {
        String token = installation.token(basic("reader"), "&token_format=" + format);
        String ofSender = installation.token(basic("sender"), "&token_format=" + format);

        assertThat(installation.introspect(token, basic("other")).toString()).isEqualTo("{\"active\":false}");
        assertThat(installation.introspect(ofSender, basic(APPLICATION)).toString())
                .isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "a.b.c", "x", "....", "%00%C3%BF"})
    void whatWasNeverIssuedIsNotActive(String token) throws Exception {
        assertThat(installation.introspect(token, basic("reader")).toString()).isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwt"})
    void tokensOfADisabledClientAreNotActive(String format) throws Exception {
        String token = installation.token(basic("disabled"), "&token_format=" + format);
        enable("disabled", false);
        assertThat(installation.introspect(token, basic(APPLICATION)).toString())
                .isEqualTo("{\"active\":false}");
        enable("disabled", true);
        assertThat(installation
                        .introspect(token, basic(APPLICATION))
                        .get("active")
                        .booleanValue())
                .isTrue();
    }

    private void enable(String id, boolean enabled) {
        ClientUpdate update = new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(enabled),
                Optional.empty());
        installation.base().access().clients().update("demo", id, update, ADMIN).orThrow();
    }

    @Test
    void aTokenOfAnotherAccountIsNotActiveHere() throws Exception {
        installation.base().client(ACME, NodeType.TMN, "acme-reader", ClientAuthentication.BASIC);
        HttpResponse<String> issued = installation
                .base()
                .send(
                        "POST",
                        installation.base().url("oauthasservices-acme") + AuthorizationPaths.TOKEN
                                + "?grant_type=client_credentials&token_format=jwt",
                        "",
                        "Authorization",
                        basic("acme-reader"));
        String token = Installation.json(issued).get("access_token").textValue();

        assertThat(installation.introspect(token, basic(APPLICATION)).toString())
                .isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token=", "token=a&token=b", "token_type_hint=access_token"})
    void withoutOneTokenTheRequestIsInvalid(String form) throws Exception {
        HttpResponse<String> response = installation.post(AuthorizationPaths.INTROSPECT, form, basic("reader"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\":\"invalid_request\"");
    }

    @Test
    void aTokenInTheQueryIsRefusedAndWrongCallersAreChallenged() throws Exception {
        HttpResponse<String> inQuery =
                installation.post(AuthorizationPaths.INTROSPECT + "?token=abc", "", basic("reader"));
        HttpResponse<String> stranger =
                installation.post(AuthorizationPaths.INTROSPECT, "token=abc", basic("reader", "wrong-secret-wrong"));
        HttpResponse<String> strangeApplication =
                installation.post(AuthorizationPaths.INTROSPECT, "token=abc", basic("durward/acmetmn"));

        assertThat(inQuery.statusCode()).isEqualTo(400);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"demo\"");
        assertThat(strangeApplication.statusCode()).isEqualTo(401);
    }

    @Test
    void anApplicationGetsNoToken() throws Exception {
        HttpResponse<String> response =
                installation.post(AuthorizationPaths.TOKEN, "grant_type=client_credentials", basic(APPLICATION));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"error\":\"invalid_client\"");
    }
}
