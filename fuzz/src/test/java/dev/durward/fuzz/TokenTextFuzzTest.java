package dev.durward.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.durward.access.AccessConfig;
import dev.durward.access.AccessFixture;
import dev.durward.access.jwt.HostileTokens;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.token.AccessTokens;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts in the place of a token: none is accepted but an issued one, byte for byte. In an input the bytes 1, 2 and 3 stand
 * for header, claims and signature of a good JSON Web Token, 4 for an opaque token, and what is between 5 and 6 is
 * put into base64url; so parts of real tokens can be recombined whatever key this run made.
 */
class TokenTextFuzzTest {
    private static final Pattern TO_ENCODE = Pattern.compile("\u0005([^\u0005\u0006]*)\u0006", Pattern.DOTALL);

    @TempDir
    private static Path folder = Path.of("");

    private static AccessFixture fixture;
    private static AccessTokens tokens;
    private static String opaque = "";
    private static String[] signed = {};

    @BeforeAll
    static void open() {
        fixture = new AccessFixture(
                new StoreConfig.Sqlite(folder), AccessConfig.of(new Issuers("durward.localhost", 8443)));
        fixture.access().keyRotation().keepUp();
        tokens = fixture.access().tokens();
        OAuthClient client = fixture.client("reader", Duration.ofHours(1));
        opaque = tokens.issue(client, List.of(), "").text();
        signed = tokens.issueJwt(client, List.of("read"), "").text().split("\\.", -1);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    static Stream<byte[]> texts() throws Exception {
        Stream<String> written = Stream.of(
                "\1.\2.\3",
                "\4",
                "\1.\2.",
                "\1..\3",
                ".\2.\3",
                "\1.\2.\3.",
                "\1.\2.\3.\3.\3",
                "\1.\2.\3=",
                " \1.\2.\3",
                "\1.\2.\3\n",
                "\5{\"alg\":\"none\"}\6.\2.",
                "\5{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}\6.\2.\3",
                "\1.\5{\"iss\":\"x\",\"exp\":9999999999}\6.\3",
                "\1.\2.\5\0\0\0\6",
                "\4\4",
                "\4.",
                "\4 ",
                "..",
                "");
        // as they are: their good token is not of this run, so what counts is that they do no harm
        return Stream.concat(
                        written,
                        HostileTokens.against(good(), fixture.access().signingKeys()).values().stream()
                                .filter(text -> text.length() < 5000))
                .map(text -> text.getBytes(ISO_8859_1));
    }

    private static String good() {
        return String.join(".", signed);
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "3m")
    void noTextIsAcceptedButAnIssuedOne(byte[] data) {
        String text = composed(new String(data, ISO_8859_1));

        boolean accepted = tokens.find(text, AccessFixture.DEMO).isPresent();

        assertThat(accepted).isEqualTo(Set.of(opaque, good()).contains(text));
    }

    private static String composed(String input) {
        return TO_ENCODE
                .matcher(input)
                .replaceAll(match -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(match.group(1).getBytes(ISO_8859_1)))
                .replace("\1", signed[0])
                .replace("\2", signed[1])
                .replace("\3", signed[2])
                .replace("\4", opaque);
    }
}
