package dev.durward.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests made to break a parser. */
class HostileRequestTest {
    private static final String LOGS = "MessageProcessingLogs";
    private final TestService service = new TestService();

    static Stream<String> filters() {
        return Stream.of(
                "(".repeat(4000) + "Status eq 'A'" + ")".repeat(4000),
                "Status eq 'A'" + " or Status eq 'A'".repeat(800),
                "not ".repeat(4000) + "true",
                "not(".repeat(2000) + "true" + ")".repeat(2000),
                "trim(".repeat(2000) + "Status" + ")".repeat(2000) + " eq 'A'",
                "-".repeat(4000) + "1 eq 1",
                "concat(Status," + "concat(Status,".repeat(300) + "Status" + ")".repeat(301) + " eq 'A'",
                "'" + "'".repeat(4000),
                "Status eq '" + "a".repeat(3000));
    }

    @ParameterizedTest
    @MethodSource("filters")
    @Timeout(10)
    void filtersThatWouldBreakTheParserAreRefused(String filter) {
        var answer = service.get(LOGS + "?$filter=" + encoded(filter));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    @Timeout(10)
    void addressesBeyond16KibAreRefused() {
        var terms = service.get(LOGS + "?$filter=" + encoded("Status eq 'A'" + " or Status eq 'A'".repeat(20_000)));
        var path = service.get(LOGS + "('" + "a".repeat(17_000) + "')");

        assertThat(terms.status()).isEqualTo(414);
        assertThat(path.status()).isEqualTo(414);
    }

    @Test
    void filtersAtTheBoundsAreAnswered() {
        String deep = "(".repeat(50) + "Status eq 'FAILED'" + ")".repeat(50);
        String parenthesesInText = "Status ne '" + "(".repeat(500) + "'";
        String longest = "Status eq 'A'" + " or Status eq 'A'".repeat(99);

        assertThat(service.get(LOGS + "/$count?$filter=" + encoded(deep)).body())
                .isEqualTo("1");
        assertThat(service.get(LOGS + "/$count?$filter=" + encoded(parenthesesInText))
                        .body())
                .isEqualTo("2");
        assertThat(service.get(LOGS + "/$count?$filter=" + encoded(longest)).body())
                .isEqualTo("0");
    }

    @Test
    void filtersOneStepBeyondTheBoundsAreRefused() {
        String deep = "(".repeat(51) + "Status eq 'A'" + ")".repeat(51);
        String longer = "Status eq 'A'" + " or Status eq 'A'".repeat(100);

        assertThat(service.get(LOGS + "?$filter=" + encoded(deep)).body()).contains("at most 50 levels");
        assertThat(service.get(LOGS + "?$filter=" + encoded(longer)).body()).contains("at most 200 operators");
        assertThat(service.get(LOGS + "?$orderby=" + encoded("(".repeat(51))).body())
                .contains("at most 50 levels");
    }

    @Test
    void pathsOfManyStepsAreRefused() {
        String steps = "/Log/CustomHeaderProperties('166')".repeat(10);

        assertThat(service.get("MessageProcessingLogCustomHeaderProperties('166')" + steps)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void randomExpressionsAreAnsweredOrRefusedAndNeverFail() {
        String[] words = {
            "Status",
            "eq",
            "'A'",
            "and",
            "or",
            "not",
            "(",
            ")",
            "LogStart",
            "gt",
            "datetime'2014-09-01T00:00:00'",
            "null",
            "true",
            "5",
            "substringof(",
            ",",
            "IntegrationArtifact/Id",
            "IntegrationArtifact",
            "-",
            "Log",
            "asc",
            "''",
            "/",
            "tolower(",
            "5L",
            "add",
            "guid'x'",
            "X'ff'",
            "length(",
            "startswith(",
            "%",
            "1.5",
            "year("
        };
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder filter = new StringBuilder();
            for (int word = random.nextInt(9); word >= 0; word--) {
                filter.append(words[random.nextInt(words.length)]).append(' ');
            }
            String option = random.nextBoolean() ? "$filter=" : "$orderby=";

            assertThat(service.get(LOGS + "/?" + option + encoded(filter.toString()))
                            .status())
                    .as(filter.toString())
                    .isIn(200, 400, 501);
        }
    }

    @Test
    void randomPathsAreAnsweredOrRefusedAndNeverFail() {
        String[] pieces = {
            "MessageProcessingLogs", "('AGk1')", "/", "(", ")", "'", "$value", "$count", "$links", "Status", "Runs",
                    "$metadata",
            "%27", "%2F", "=", ",", "MessageGuid=", ".", "DefaultContainer", "Log", ":", "IntegrationArtifact", "()",
                    "''"
        };
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder(random.nextBoolean() ? "MessageProcessingLogs('AGk1')/" : "");
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                path.append(pieces[random.nextInt(pieces.length)]);
            }

            assertThat(service.get(path.toString()).status())
                    .as(path.toString())
                    .isIn(200, 400, 404, 405, 501);
        }
    }

    @Test
    void refusingTheDeepestFilterTakesNoTime() {
        String target = LOGS + "?$filter=" + encoded("(".repeat(4000));
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            service.get(target);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static String encoded(String text) {
        // as short as a client may write it, so that the length is not what is refused
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%27", "'");
    }
}
