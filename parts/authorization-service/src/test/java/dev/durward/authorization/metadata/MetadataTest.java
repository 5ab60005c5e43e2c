package dev.durward.authorization.metadata;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata (RFC 8414) and the keys (RFC 7517) at the places of contract j. */
@TestInstance(Lifecycle.PER_CLASS)
class MetadataTest {
    private Installation installation;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        installation.base().client(DEMO, NodeType.TMN, "reader", ClientAuthentication.BASIC);
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {AuthorizationPaths.METADATA, AuthorizationPaths.METADATA_BELOW_ISSUER})
    void theMetadataLeadsToEveryEndpoint(String path) throws Exception {
        HttpResponse<String> response = installation.get(path);
        JsonNode metadata = Installation.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(metadata.get("issuer").textValue())
                .isEqualTo("https://oauthasservices-demo.durward.localhost/oauth2");
        assertThat(metadata.get("token_endpoint").textValue()).isEqualTo(installation.url(AuthorizationPaths.TOKEN));
        assertThat(metadata.get("jwks_uri").textValue()).isEqualTo(installation.url(AuthorizationPaths.KEYS));
        assertThat(metadata.get("revocation_endpoint").textValue())
                .isEqualTo(installation.url(AuthorizationPaths.REVOKE));
        assertThat(metadata.get("introspection_endpoint").textValue())
                .isEqualTo(installation.url(AuthorizationPaths.INTROSPECT));
        assertThat(metadata.get("grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
        assertThat(metadata.get("response_types_supported")).isEmpty();
        assertThat(metadata.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"client_secret_basic\",\"client_secret_post\"]");
    }

    @Test
    void thePublishedKeysHoldTheOneThatSignedAndNoPrivatePart() throws Exception {
        String token = installation.token(basic("reader"), "&token_format=jwt");
        String header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);

        HttpResponse<String> response = installation.get(AuthorizationPaths.KEYS);
        JsonNode key = Installation.json(response).get("keys").get(0);

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(header).contains("\"kid\":\"" + key.get("kid").textValue() + "\"");
        assertThat(key.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "use", "alg", "kid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {AuthorizationPaths.METADATA, AuthorizationPaths.METADATA_BELOW_ISSUER, AuthorizationPaths.KEYS})
    void documentsAreOnlyRead(String path) throws Exception {
        HttpResponse<String> response = installation.post(path, "", basic("reader"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }
}
