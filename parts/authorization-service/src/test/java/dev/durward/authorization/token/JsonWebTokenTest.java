package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.store.directory.DirectoryChange;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code token_format} and {@code scope} at the token endpoint (contract a.1, a.2, a.3). */
@TestInstance(Lifecycle.PER_CLASS)
class JsonWebTokenTest {
    private static final String GRANT = "grant_type=client_credentials";
    private static final ApplicationKey TMN = DEMO.subscription(NodeType.TMN).application();

    private Installation installation;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        installation.base().client(DEMO, NodeType.TMN, "reader", ClientAuthentication.BASIC);
        var stores = installation.base().stores();
        stores.directory()
                .apply(
                        stores.directory().changeCounter(),
                        List.of(
                                new DirectoryChange.PutScope(new ApplicationScope("demo", TMN, "read", "")),
                                new DirectoryChange.PutScope(new ApplicationScope("demo", TMN, "write", ""))),
                        List.of());
        installation.base().access().directory().refresh();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private HttpResponse<String> post(String query) throws Exception {
        return installation
                .base()
                .send(
                        "POST",
                        installation.url(AuthorizationPaths.TOKEN) + "?" + query,
                        "",
                        "Authorization",
                        basic("reader"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "jwtrfc"})
    void bothWordsGetATokenOfRfc9068(String word) throws Exception {
        HttpResponse<String> response = post(GRANT + "&token_format=" + word);
        JsonNode answer = Installation.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.get("expires_in").intValue()).isEqualTo(300);
        assertThat(answer.get("scopes")).isEmpty();
        assertThat(answer.has("scope")).isFalse();

        String[] parts = answer.get("access_token").textValue().split("\\.", -1);
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(parts).hasSize(3);
        assertThat(claims.get("iss").textValue()).isEqualTo("https://oauthasservices-demo.durward.localhost/oauth2");
        assertThat(claims.get("sub").textValue()).isEqualTo("reader");
        assertThat(claims.get("client_id").textValue()).isEqualTo("reader");
        assertThat(claims.get("aud").get(0).textValue()).isEqualTo("durward:demotmn");
        assertThat(claims.get("user_name").textValue()).isEqualTo("oauth_client_reader");
        assertThat(claims.get("subaccount").textValue()).isEqualTo("demo");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(300);
    }

    @Test
    void tokenFormatMayBeInTheBody() throws Exception {
        assertThat(installation.token(basic("reader"), "&token_format=jwt")).contains(".");
        assertThat(installation.token(basic("reader"), "&token_format=opaque")).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read%20write", "read+write", "read,write", "read,%20write,read"})
    void scopesAreSeparatedBySpacesOrCommas(String scope) throws Exception {
        for (String format : List.of("opaque", "jwt")) {
            JsonNode answer = Installation.json(post(GRANT + "&token_format=" + format + "&scope=" + scope));

            assertThat(answer.get("scopes")).extracting(JsonNode::textValue).containsExactly("read", "write");
            assertThat(answer.get("scope").textValue()).isEqualTo("read write");
        }
    }

    @Test
    void oneUnknownScopeRefusesTheRequest() throws Exception {
        HttpResponse<String> response = post(GRANT + "&scope=read,admin");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\":\"invalid_scope\"").doesNotContain("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_code", "refresh_token"})
    void grantsThatNoClientHereIsRegisteredForAreUnauthorized(String grant) throws Exception {
        HttpResponse<String> response = post("grant_type=" + grant);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\":\"unauthorized_client\"");
    }
}
