package dev.durward.cockpit.web;

import static dev.durward.cockpit.web.CockpitFixture.ACCOUNT;
import static dev.durward.cockpit.web.ProviderFixture.BEGIN;
import static dev.durward.cockpit.web.ProviderFixture.location;
import static dev.durward.cockpit.web.ProviderFixture.parameter;
import static dev.durward.testing.TestInstallation.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.testing.TestBrowser;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in at an OpenID provider, an honest one and others. */
class ProviderSignInTest {
    private ProviderFixture fixture;
    private CockpitFixture cockpit;
    private TestBrowser browser;
    private TestProvider provider;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        fixture = new ProviderFixture(folder);
        cockpit = fixture.cockpit();
        browser = fixture.browser();
        provider = fixture.provider();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theSignInPageLearnsOfTheProviders() throws Exception {
        assertThat(browser.send("GET", ACCOUNT, "/session/providers").body())
                .isEqualTo("{\"oidc\":[{\"id\":\"corp\",\"name\":\"The company\",\"url\":\"/sign-in/oidc/corp\"}]}");
    }

    @Test
    void theRequestToTheProviderHasStateNonceAndAProofKey() throws Exception {
        String address = location(browser.send("GET", ACCOUNT, BEGIN));

        assertThat(address)
                .startsWith(TestProvider.issuer(cockpit.installation().port()) + "/authorize?");
        assertThat(parameter(address, "response_type")).isEqualTo("code");
        assertThat(parameter(address, "scope")).isEqualTo("openid");
        assertThat(parameter(address, "client_id")).isEqualTo(TestProvider.CLIENT);
        assertThat(parameter(address, "redirect_uri"))
                .isEqualTo("https://account.durward.localhost/sign-in/oidc/corp/callback");
        assertThat(parameter(address, "state")).hasSizeGreaterThan(20);
        assertThat(parameter(address, "nonce")).hasSizeGreaterThan(20);
        assertThat(parameter(address, "code_challenge_method")).isEqualTo("S256");
    }

    @Test
    void aUserOfTheProviderHasTheRightsGivenToTheNameAndNoOthers() throws Exception {
        assertThat(location(fixture.signIn("?return=/cockpit/%23/accounts/demo")))
                .isEqualTo("/cockpit/#/accounts/demo");
        assertThat(cockpit.status("/api/oauth/v1/accounts/demo")).isEqualTo(404);
        JsonNode session = CockpitFixture.json(browser.send("GET", ACCOUNT, "/session"));
        assertThat(session.path("accounts")).isEmpty();
        assertThat(session.path("localUser")).isEqualTo(BooleanNode.FALSE);

        cockpit.access()
                .accounts()
                .addMember(new Member("demo", "ben", PlatformRole.DEVELOPER), ADMIN)
                .orThrow();

        assertThat(cockpit.status("/api/oauth/v1/accounts/demo")).isEqualTo(200);
        cockpit.awaitAudit("ben", "User signed in at account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "",
                "/a\r\nSet-Cookie: x=y"
            })
    void theWayOnStaysAtThisHost(String back) throws Exception {
        String encoded = URLEncoder.encode(back, StandardCharsets.UTF_8);

        assertThat(location(fixture.signIn("?return=" + encoded))).isEqualTo("/cockpit/");
    }

    static Stream<Arguments> lies() {
        Instant now = Instant.now();
        return Stream.of(
                lie("nonce of another attempt", claims -> claims.claim("nonce", "another")),
                lie("no nonce", claims -> claims.claim("nonce", null)),
                lie("another issuer", claims -> claims.issuer("https://evil.example")),
                lie("another audience", claims -> claims.audience("somebody-else")),
                lie(
                        "another authorized party",
                        claims -> claims.audience(List.of(TestProvider.CLIENT, "other"))
                                .claim("azp", "other")),
                lie("several audiences", claims -> claims.audience(List.of(TestProvider.CLIENT, "other"))),
                lie("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))),
                lie("no end", claims -> claims.expirationTime(null)),
                lie("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(600)))),
                lie("no subject", claims -> claims.subject(null)),
                lie("a local user's name", claims -> claims.subject("root")),
                lie("a client's name", claims -> claims.subject("oauth_client_x")),
                lie("a name with a line break", claims -> claims.subject("ben\nroot")));
    }

    private static Arguments lie(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void anIdTokenThatIsNotForThisSignInIsRefused(String name, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        provider.lies(change);

        fixture.assertRefused(fixture.signIn(""));
        cockpit.awaitAudit("", "Sign-in with corp failed");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestProvider.Signing.class,
            names = {"FOREIGN_KEY", "NONE", "WITH_CLIENT_SECRET"})
    void anIdTokenThatTheProviderHasNotSignedIsRefused(TestProvider.Signing signing) throws Exception {
        provider.signs(signing);

        fixture.assertRefused(fixture.signIn(""));
    }

    @Test
    void aRefusalOfTheProviderIsNoSignIn() throws Exception {
        String address = location(browser.send("GET", ACCOUNT, BEGIN));

        fixture.assertRefused(fixture.callback("?error=access_denied&state=" + parameter(address, "state")));
        fixture.assertRefused(fixture.callback(""));
        fixture.assertRefused(fixture.callback("?state=%25&code=%00"));
        provider.answersTokens(false);
        fixture.assertRefused(fixture.signIn(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"issuer\":\"http>\"issuer\":\"https://evil",
                "_endpoint\":\"http://localhost>_endpoint\":\"http://192.0.2.1",
                "\"RS256\",>",
                "{>[",
                "jwks_uri>x"
            })
    void aProviderThatDescribesItselfWronglyIsAway(String change) throws Exception {
        String[] parts = change.split(">", 2);
        provider.describesItself(text -> text.replace(parts[0], parts[1]));

        HttpResponse<String> answer = browser.send("GET", ACCOUNT, BEGIN);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aProviderThatSendsTooMuchIsAway() throws Exception {
        provider.describesItself(text -> text + " ".repeat(2_000_000));

        assertThat(cockpit.status(BEGIN)).isEqualTo(503);
    }

    @Test
    void unknownProvidersAreNotThere() throws Exception {
        assertThat(cockpit.status("/sign-in/oidc/another")).isEqualTo(404);
        assertThat(cockpit.status("/sign-in/oidc/another/callback?code=x&state=y"))
                .isEqualTo(404);
    }
}
