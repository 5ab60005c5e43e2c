package dev.durward.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.durward.access.caller.BasicCredentials;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code Authorization: Basic}: read, or refused, and nothing else, whatever stands there. */
class BasicCredentialsFuzzTest {
    static Stream<byte[]> headers() {
        return Stream.of(
                        "Basic Y2xpZW50OnNlY3JldA==",
                        "basic Y2xpZW50OnNlY3JldA",
                        "BASIC   Og== ",
                        "Basic Ojo6",
                        "Basic",
                        "Basic ",
                        "Basic !!!",
                        "Basic bm8tY29sb24=",
                        "Basic w7xiZXI6cMOkc3M=",
                        "Basic /zr/",
                        "Basic Y2xpZW50OmElMmZi",
                        "Basic Y2xpZW50OmElenpi",
                        "Basic YSUzQWI6JTI1",
                        "Basic Y2xpZW50OmErYg==",
                        "Basic Y2xpZW50Om\u0000",
                        "Bearer x",
                        "Basic Y2xp\r\n ZW50OnM=",
                        "Basic ====",
                        "")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    static Stream<byte[]> pairs() {
        return Stream.of(
                        "client:secret",
                        ":",
                        "::",
                        "client:",
                        ":secret",
                        "no-colon",
                        "",
                        "client:a+b/c~-%",
                        "client:%41%",
                        "client:%zz",
                        "cl%3Aient:%2B+%20",
                        "%00:%00",
                        "cl\u00fcent:p\u00e4ss\ud83d\ude00",
                        "client:%c3%28",
                        "client:%F0%9F%98%80",
                        "a\0b:c\0d")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("headers")
    @FuzzTest(maxDuration = "3m")
    void headerIsReadOrRefused(byte[] data) {
        String header = new String(data, ISO_8859_1);

        Optional<BasicCredentials> parsed = BasicCredentials.parse(header);

        parsed.ifPresent(credentials -> {
            assertThat(BasicCredentials.isBasic(header)).isTrue();
            check(credentials);
        });
    }

    @MethodSource("pairs")
    @FuzzTest(maxDuration = "3m")
    void everyPairThatIsTextWithAColonComesBack(byte[] data) {
        String text = new String(data, UTF_8);
        boolean isText = Arrays.equals(text.getBytes(UTF_8), data);
        int colon = text.indexOf(':');

        Optional<BasicCredentials> parsed =
                BasicCredentials.parse("Basic " + Base64.getEncoder().encodeToString(data));

        assertThat(parsed.isPresent()).isEqualTo(isText && colon >= 0);
        parsed.ifPresent(credentials -> {
            assertThat(credentials.name()).isEqualTo(text.substring(0, colon));
            assertThat(credentials.secret().reveal()).isEqualTo(text.substring(colon + 1));
            check(credentials);
        });
    }

    private static void check(BasicCredentials credentials) {
        List<BasicCredentials> readings = credentials.readings();
        assertThat(readings).hasSizeBetween(1, 2).startsWith(credentials);
        assertThat(credentials.name()).doesNotContain(":");
        assertThat(credentials.toString()).endsWith("secret=***]");
    }
}
