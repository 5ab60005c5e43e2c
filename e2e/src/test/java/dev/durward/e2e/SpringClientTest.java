package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.springframework.security.oauth2.client.web.client.RequestAttributeClientRegistrationIdResolver.clientRegistrationId;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Spring Security's OAuth 2.0 client as its users set it up, over TLS and in host form. */
class SpringClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String REGISTRATION = "demo";

    @TempDir
    private static Path folder = Path.of("");

    private static Demo demo;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.startWithLogs(folder.resolve("demo"));
        http = HttpClient.newBuilder().sslContext(DemoTrust.of(demo)).build();
    }

    @AfterAll
    static void stop() {
        http.close();
        demo.close();
    }

    /** A client whose requests carry a token that Spring fetches, keeps and renews. */
    private static RestClient logReader(String secret) {
        var registration = ClientRegistration.withRegistrationId(REGISTRATION)
                .tokenUri(demo.env("TOKEN_URL"))
                .clientId(demo.env("CLIENT_ID"))
                .clientSecret(secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        var registrations = new InMemoryClientRegistrationRepository(registration);
        var tokens = new RestClientClientCredentialsTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(tokens);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(provider);
        return RestClient.builder()
                .requestFactory(requests())
                .requestInterceptor(new OAuth2ClientHttpRequestInterceptor(manager))
                .baseUrl(demo.env("API_URL"))
                .build();
    }

    private static JdkClientHttpRequestFactory requests() {
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(LIMIT);
        return factory;
    }

    private static String readLogs(RestClient client) {
        return String.valueOf(client.get()
                .uri("/MessageProcessingLogs?$format=json")
                .attributes(clientRegistrationId(REGISTRATION))
                .retrieve()
                .body(String.class));
    }

    @Test
    void aTokenByClientCredentialsReadsLogs() throws Exception {
        String logs = readLogs(logReader(demo.env("CLIENT_SECRET")));

        assertThat(Demo.json(logs).get("d").get("results")).isNotEmpty();
    }

    @Test
    void aWrongSecretIsTheLibrarysErrorWithInvalidClient() {
        RestClient client = logReader("wrong-" + demo.env("CLIENT_SECRET"));

        // Spring reads the error code of a 400 only, and keeps a 401 as the cause
        assertThatExceptionOfType(OAuth2AuthorizationException.class)
                .isThrownBy(() -> readLogs(client))
                .extracting(SpringClientTest::rootCause, type(HttpClientErrorException.Unauthorized.class))
                .extracting(HttpClientErrorException::getResponseBodyAsString, STRING)
                .contains("\"error\":\"invalid_client\"");
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : rootCause(cause);
    }
}
