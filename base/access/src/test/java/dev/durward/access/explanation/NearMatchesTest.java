package dev.durward.access.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are taken for mistyped ones. */
class NearMatchesTest {
    @ParameterizedTest
    @CsvSource({
        "abc, oauth_client_abc",
        "oauth_client_Abc, oauth_client_abc",
        "'oauth_client_abc ', oauth_client_abc",
        "oauth-client_reader_1, oauth_client_reader-1",
        "log-raeder, log-reader",
        "log-reade, log-reader",
        "anna, Anna",
        "annah, Anna",
    })
    void likeNamesAreNear(String name, String other) {
        assertThat(NearMatches.of(name, List.of(other))).containsExactly(other);
        assertThat(NearMatches.of(other, List.of(name))).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"same, same", "abc, abd", "anna, bert", "log-reader, log-writer", "s0001, s0022", "client-1, client-123"
    })
    void otherNamesAndTheNameItselfAreNot(String name, String other) {
        assertThat(NearMatches.of(name, List.of(other))).isEmpty();
    }

    @Test
    void longListsOfLongNamesTakeNoTime() {
        List<String> others = IntStream.range(0, 20_000)
                .mapToObj(number -> String.valueOf((char) ('b' + number % 20)).repeat(250) + number)
                .toList();

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(NearMatches.of("a".repeat(254), others)).isEmpty());
    }
}
