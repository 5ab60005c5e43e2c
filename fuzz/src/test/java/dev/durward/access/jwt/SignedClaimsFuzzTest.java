package dev.durward.access.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.durward.access.AccessFixture;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.domain.oauth.OAuthClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims under a good signature: read only when they say what this server says, and never the cause of a failure. */
class SignedClaimsFuzzTest {
    @TempDir
    private static Path folder = Path.of("");

    private static AccessFixture fixture;
    private static SigningKeys keys;
    private static JsonWebTokenVerifier verifier;
    private static String good = "";

    @BeforeAll
    static void open() {
        fixture = new AccessFixture(folder);
        fixture.access().keyRotation().keepUp();
        keys = fixture.access().signingKeys();
        verifier = new JsonWebTokenVerifier(keys, AccessFixture.CONFIG.issuers());
        OAuthClient client = fixture.client("reader", Duration.ofHours(1));
        good = fixture.access().tokens().issueJwt(client, List.of("read"), "").text();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Stream<byte[]> claims() {
        String json = new TokenForge(good, keys.signingNow().orElseThrow()).claimsText();
        return Stream.of(
                        json,
                        json.replace("\"exp\":", "\"exp\":9"),
                        json.replace("\"iat\":1", "\"iat\":-1"),
                        json.replace("demo", "acme"),
                        json.replace("\"scope\":\"read\"", "\"scope\":\"  \""),
                        json.replace("\"scope\":\"read\",", ""),
                        json.replace("durward:demotmn", "durward:"),
                        json.replace("{", "{\"x\":{\"y\":[1,2,{}]},"),
                        json.replace("{", "{\"x\":" + "[".repeat(1200)),
                        json.replace(",", " , "),
                        json + " ",
                        "{}",
                        "")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @MethodSource("claims")
    @FuzzTest(maxDuration = "3m")
    void readClaimsAreThoseOfATokenOfThisServer(byte[] claims) {
        PreparedKey key = keys.signingNow().orElseThrow();
        String body = key.header() + "." + Base64Url.encode(claims);
        String text = body + "." + Base64Url.encode(key.sign(body.getBytes(US_ASCII)));

        if (verifier.verify(text) instanceof Valid(JsonWebToken token)) {
            assertThat(Duration.between(token.issuedAt(), token.expiresAt()))
                    .isPositive()
                    .isLessThanOrEqualTo(JsonWebTokens.LONGEST_LIFE);
            assertThat(token.id()).matches("[0-9a-f]{32}");
            assertThat(new String(claims, ISO_8859_1))
                    .contains(
                            token.clientId(),
                            token.account(),
                            token.application().toString(),
                            token.id());
            // what is written of it again is read alike
            String again = key.header() + "."
                    + Base64Url.encode(
                            ClaimsWriter.write(AccessFixture.CONFIG.issuers().issuer(token.account()), token));
            assertThat(verifier.verify(again + "." + Base64Url.encode(key.sign(again.getBytes(US_ASCII)))))
                    .isEqualTo(new Valid(token));
        }
    }
}
