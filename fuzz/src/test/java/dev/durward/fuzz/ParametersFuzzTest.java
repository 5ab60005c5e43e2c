package dev.durward.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.durward.authorization.endpoint.Parameters;
import dev.durward.authorization.endpoint.TokenParameter;
import dev.durward.web.Failure;
import dev.durward.web.QueryParameters;
import dev.durward.web.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries and form bodies: read, or refused with 400 or 413, and nothing else. */
class ParametersFuzzTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    static Stream<byte[]> queries() {
        return Stream.of(
                        "grant_type=client_credentials",
                        "grant_type=client_credentials&scope=a+b%2Cc&scope=",
                        "",
                        "&",
                        "&&=&",
                        "=",
                        "==",
                        "a",
                        "a=b=c",
                        "a=%",
                        "a=%4",
                        "a=%zz",
                        "a=%00",
                        "a=%c3%28",
                        "a=%F0%9F%98%80&%F0%9F%98%80=b",
                        "a=%20\ud83d\ude00",
                        "a=\ud83d\ude00",
                        "a=\ud83d\ude00%41",
                        "a=%\uff14\uff11",
                        "a=\u00fc%20",
                        "+=+&%2B=%2B",
                        "a=1&a=2&a=3",
                        "a=" + "%41".repeat(3000))
                .map(text -> text.getBytes(UTF_8));
    }

    static Stream<byte[]> requests() {
        return Stream.of(
                        "grant_type=client_credentials\0",
                        "\0grant_type=client_credentials",
                        "grant_type=client_credentials\0grant_type=client_credentials",
                        "token_format=jwt\0grant_type=client_credentials&client_id=a&client_secret=b",
                        "client_secret=b\0",
                        "\0token=0123456789abcdef0123456789abcdef",
                        "token=x\0token=x",
                        "a=%\0b=%",
                        "\0\u00ff\u00fe=%ff",
                        "access_token=x\0access_token=x",
                        "\0" + "scope=" + "a%20".repeat(5000))
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("queries")
    @FuzzTest(maxDuration = "3m")
    void everyPairIsReadAsTheJdkReadsIt(byte[] data) {
        String raw = new String(data, UTF_8);
        QueryParameters parameters;
        try {
            parameters = QueryParameters.parse(raw);
        } catch (Failure refused) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(raw).contains("%");
            return;
        }
        assertThat(BROKEN_ESCAPE.matcher(raw).find()).isFalse();
        List<String> pieces = Arrays.stream(raw.split("&", -1))
                .filter(piece -> !piece.isEmpty())
                .toList();
        int values = 0;
        for (String name : parameters.names()) {
            List<String> expected = pieces.stream()
                    .filter(piece -> name(piece).equals(name))
                    .map(ParametersFuzzTest::value)
                    .toList();
            assertThat(parameters.all(name)).isEqualTo(expected);
            assertThat(parameters.first(name)).contains(expected.getFirst());
            values += expected.size();
        }
        assertThat(values).isEqualTo(pieces.size());
    }

    private static String name(String piece) {
        int equals = piece.indexOf('=');
        return URLDecoder.decode(equals < 0 ? piece : piece.substring(0, equals), UTF_8);
    }

    private static String value(String piece) {
        int equals = piece.indexOf('=');
        return equals < 0 ? "" : URLDecoder.decode(piece.substring(equals + 1), UTF_8);
    }

    /** The query stands before the first zero byte, the form body behind it. */
    @MethodSource("requests")
    @FuzzTest(maxDuration = "3m")
    void requestIsReadOrRefused(byte[] data) throws IOException {
        int zero = 0;
        while (zero < data.length && data[zero] != 0) {
            zero++;
        }
        String query = new String(data, 0, zero, ISO_8859_1).replaceAll("[^!-~]|#", "");
        byte[] body = Arrays.copyOfRange(data, Math.min(zero + 1, data.length), data.length);
        try {
            Parameters parameters =
                    Parameters.of(Request.of("POST", "/token?" + query).withBody(FORM, body));
            for (String name : new String[] {"grant_type", "scope", "token", "client_id"}) {
                parameters.value(name).ifPresent(value -> assertThat(value).isNotEmpty());
                boolean twice =
                        parameters.inQuery(name) && parameters.inBody(name).isPresent();
                assertThat(parameters.repeated(name) || !twice).isTrue();
            }
            if (TokenParameter.of(parameters) instanceof TokenParameter.Given(String token)) {
                assertThat(parameters.inBody("token")).contains(token);
            }
        } catch (Failure refused) {
            assertThat(refused.status()).isIn(400, 413);
        }
    }
}
