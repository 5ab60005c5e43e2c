package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpClient;
import java.nio.file.Path;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Spring Security with nothing but an issuer: RFC 8414, 9068 and 7662. It has no client for revocation (RFC 7009). */
class SpringStandardsTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static HttpClient http;
    private static SSLSocketFactory usual;
    private static ClientRegistration registration;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
        SSLContext trust = DemoTrust.of(demo);
        http = HttpClient.newBuilder().sslContext(trust).build();
        // Spring's discovery and introspection take what the JVM trusts
        usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(trust.getSocketFactory());
        registration = ClientRegistrations.fromIssuerLocation(demo.issuer())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId(demo.env("CLIENT_ID"))
                .clientSecret(demo.env("CLIENT_SECRET"))
                .build();
    }

    @AfterAll
    static void stop() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        http.close();
        demo.close();
    }

    /** What the endpoint answers to a form of the client. */
    private static String post(String url, String form) {
        return String.valueOf(RestClient.create(new RestTemplate(new JdkClientHttpRequestFactory(http)))
                .post()
                .uri(url)
                .headers(headers -> headers.setBasicAuth(demo.env("CLIENT_ID"), demo.env("CLIENT_SECRET")))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(String.class));
    }

    private static String token(String format) throws Exception {
        String url = registration.getProviderDetails().getTokenUri();
        return Demo.json(post(url, "grant_type=client_credentials&token_format=" + format))
                .get("access_token")
                .asText();
    }

    private static SpringOpaqueTokenIntrospector introspector() {
        String url = String.valueOf(
                registration.getProviderDetails().getConfigurationMetadata().get("introspection_endpoint"));
        return SpringOpaqueTokenIntrospector.withIntrospectionUri(url)
                .clientId(demo.env("CLIENT_ID"))
                .clientSecret(demo.env("CLIENT_SECRET"))
                .build();
    }

    @Test
    void theIssuerIsEnoughToFindTheEndpoints() {
        assertThat(registration.getProviderDetails().getIssuerUri()).isEqualTo(demo.issuer());
        assertThat(registration.getProviderDetails().getTokenUri()).isEqualTo(demo.env("TOKEN_URL"));
        assertThat(registration.getProviderDetails().getJwkSetUri()).isEqualTo(demo.issuer() + "/api/v1/keys");
    }

    @Test
    void aJwtIsVerifiedWithThePublishedKeys() throws Exception {
        String keys = String.valueOf(registration.getProviderDetails().getJwkSetUri());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .restOperations(new RestTemplate(new JdkClientHttpRequestFactory(http)))
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(demo.issuer())
                .audience("durward:demotmn")
                .clientId(demo.env("CLIENT_ID"))
                .build());

        Jwt jwt = decoder.decode(token("jwtrfc"));

        assertThat(jwt.getSubject()).isEqualTo(demo.env("CLIENT_ID"));
        assertThat(jwt.getExpiresAt()).isAfter(jwt.getIssuedAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "jwtrfc"})
    void anIntrospectedTokenIsActiveUntilItIsRevoked(String format) throws Exception {
        String token = token(format);
        SpringOpaqueTokenIntrospector introspector = introspector();

        var principal = introspector.introspect(token);
        post(demo.issuer() + "/api/v1/revoke", "token=" + token);

        assertThat(principal.<String>getAttribute("client_id")).isEqualTo(demo.env("CLIENT_ID"));
        assertThatExceptionOfType(BadOpaqueTokenException.class).isThrownBy(() -> introspector.introspect(token));
    }
}
