package dev.durward.access.jwt;

import static dev.durward.access.jwt.JwtNode.DEMO;
import static dev.durward.access.jwt.JwtNode.OTHER;
import static dev.durward.access.jwt.JwtNode.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.durward.access.jwt.JsonWebTokenCheck.Invalid;
import dev.durward.access.jwt.JsonWebTokenCheck.Reason;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonWebTokensTest {
    private static final OAuthClient READER = client("reader", Duration.ofMinutes(60));

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Stores stores;
    private JwtNode node;

    @BeforeEach
    void open() {
        stores = SqlStores.open(new StoreConfig.Sqlite(folder));
        node = node(SignatureAlgorithm.ES256);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private JwtNode node(SignatureAlgorithm algorithm) {
        KeyRotationConfig config = new KeyRotationConfig(algorithm, Duration.ofMinutes(10), Duration.ofDays(90));
        return new JwtNode(stores, clock, config);
    }

    private IssuedJsonWebToken issue(OAuthClient client, String... scopes) {
        node.rotation().keepUp();
        return node.tokens().issue(DEMO, client, List.of(scopes));
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
    }

    @Test
    void headerAndClaimsAreThoseOfTheContract() {
        IssuedJsonWebToken issued = issue(READER, "read", "write");

        assertThat(part(issued.text(), 0))
                .isEqualTo("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\""
                        + node.keys().signing().orElseThrow().keyId() + "\"}");
        assertThat(part(issued.text(), 1))
                .isEqualTo("{\"iss\":\"https://oauthasservices-demo.durward.localhost:8443/oauth2\","
                        + "\"sub\":\"reader\",\"client_id\":\"reader\",\"aud\":[\"durward:demotmn\"],"
                        + "\"iat\":1795428000,\"exp\":1795431600,\"jti\":\""
                        + issued.token().id() + "\",\"scope\":\"read write\","
                        + "\"user_name\":\"oauth_client_reader\",\"subaccount\":\"demo\",\"epoch\":"
                        + READER.epoch() + "}");
        assertThat(issued.token().id()).matches("[0-9a-f]{32}");
    }

    @Test
    void tokenWithoutScopesHasNoScopeClaim() {
        assertThat(part(issue(READER).text(), 1)).doesNotContain("scope");
    }

    @Test
    void issuerNamesNoPortWhereItIsTheUsualOne() {
        assertThat(new Issuers("example.com", 443).issuer("acme"))
                .isEqualTo("https://oauthasservices-acme.example.com/oauth2");
    }

    @Test
    void everyTokenHasAnotherId() {
        assertThat(issue(READER).token().id())
                .isNotEqualTo(issue(READER).token().id());
    }

    @ParameterizedTest
    @EnumSource
    void jdkVerifiesWithThePublishedKey(SignatureAlgorithm algorithm) throws Exception {
        node = node(algorithm);
        String text = issue(READER).text();
        SigningKey key = node.keys().published().getFirst();
        int end = text.lastIndexOf('.');
        Signature jdk = switch (algorithm) {
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case RS256 -> Signature.getInstance("SHA256withRSA");
        };
        PublicKey publicKey = KeyFactory.getInstance(algorithm == SignatureAlgorithm.ES256 ? "EC" : "RSA")
                .generatePublic(new X509EncodedKeySpec(key.publicKey()));

        jdk.initVerify(publicKey);
        jdk.update(text.substring(0, end).getBytes(StandardCharsets.US_ASCII));

        assertThat(jdk.verify(Base64.getUrlDecoder().decode(text.substring(end + 1))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anotherLibraryVerifiesWithThePublishedSet(SignatureAlgorithm algorithm) throws Exception {
        node = node(algorithm);
        SignedJWT parsed = SignedJWT.parse(issue(READER).text());
        JWK key = JWKSet.parse(node.keys().document())
                .getKeyByKeyId(parsed.getHeader().getKeyID());

        assertThat(parsed.verify(verifier(key))).isTrue();
        assertThat(parsed.getJWTClaimsSet().getAudience()).containsExactly("durward:demotmn");
        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
        assertThat(key.getAlgorithm().getName()).isEqualTo(algorithm.name());
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException, ParseException {
        return switch (key.getKeyType().getValue()) {
            case "EC" -> new ECDSAVerifier(key.toECKey());
            default -> new RSASSAVerifier(key.toRSAKey());
        };
    }

    @ParameterizedTest
    @EnumSource
    void issuedTokenIsValidAndSaysWhatWasIssued(SignatureAlgorithm algorithm) {
        node = node(algorithm);
        IssuedJsonWebToken issued = issue(READER, "read", "write");

        assertThat(node.tokens().verify(issued.text(), DEMO)).isEqualTo(new Valid(issued.token()));
        assertThat(node.tokens().verify(issued.text(), DEMO)).isEqualTo(new Valid(issued.token()));
        assertThat(issued.token().scopes()).containsExactly("read", "write");
        assertThat(issued.token().epoch()).isEqualTo(READER.epoch());
    }

    @ParameterizedTest
    @CsvSource({"PT1S,PT1S", "PT12H,PT12H", "PT12H1S,PT12H", "P180D,PT12H", "PT0S,PT12H"})
    void tokenLivesAsLongAsItsClientSaysUpToTwelveHours(Duration lifetime, Duration life) {
        JsonWebToken token = issue(client("c", lifetime)).token();

        assertThat(token.issuedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(life);
    }

    @Test
    void rememberedTokenEndsInTime() {
        IssuedJsonWebToken issued = issue(READER);
        clock.set(issued.token().expiresAt().minusMillis(1));
        assertThat(node.tokens().verify(issued.text(), DEMO)).isInstanceOf(Valid.class);

        clock.set(issued.token().expiresAt());

        assertThat(node.tokens().verify(issued.text(), DEMO)).isEqualTo(new Invalid(Reason.EXPIRED));
    }

    @Test
    void rememberedTokenIsOfItsAccountAlone() {
        IssuedJsonWebToken issued = issue(READER);
        assertThat(node.tokens().verify(issued.text(), DEMO)).isInstanceOf(Valid.class);

        assertThat(node.tokens().verify(issued.text(), OTHER)).isEqualTo(new Invalid(Reason.WRONG_ISSUER));
    }

    @Test
    void tokenFromTheFutureIsRefused() {
        IssuedJsonWebToken issued = issue(READER);

        clock.advance(Duration.ofSeconds(-62));

        assertThat(node.tokens().verify(issued.text(), DEMO)).isEqualTo(new Invalid(Reason.WRONG_CLAIMS));
    }

    @Test
    void longestTokenIsStillVerified() {
        node = node(SignatureAlgorithm.RS256);
        node.rotation().keepUp();
        JsonWebTokens tokens =
                new JsonWebTokens(node.keys(), new Issuers("l".repeat(253), 65535), clock, new SecureRandom());
        List<String> scopes = Collections.nCopies(5, "s".repeat(199));

        IssuedJsonWebToken issued = tokens.issue(DEMO, client("c".repeat(128), Duration.ofHours(1)), scopes);

        assertThat(tokens.verify(issued.text(), DEMO)).isEqualTo(new Valid(issued.token()));
    }

    @Test
    void scopesThatWouldNotFitAreRefusedWithARemedy() {
        assertThatThrownBy(() -> issue(READER, "s".repeat(1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask for fewer");
    }

    @ParameterizedTest
    @CsvSource({"a b", "a\"b", "a\\b", "ä", "''"})
    void textThatIsNoScopeIsRefused(String scope) {
        assertThatThrownBy(() -> issue(READER, scope)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensAreIssuedAndVerifiedWhileTheStoreIsAway() {
        node.rotation().keepUp();

        stores.close();

        String text = node.tokens().issue(DEMO, READER, List.of()).text();
        assertThat(node.tokens().verify(text, DEMO)).isInstanceOf(Valid.class);
    }

    @Test
    void noKeyYetMeansThatTheServiceIsUnavailable() {
        assertThatThrownBy(() -> node.tokens().issue(DEMO, READER, List.of()))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void issuedTokenNeverShowsItsText() {
        IssuedJsonWebToken issued = issue(READER);

        assertThat(issued.toString()).doesNotContain(issued.text());
    }
}
