package dev.durward.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries and forms as they are decoded. */
class QueryParametersTest {
    @ParameterizedTest
    @CsvSource({
        "a=%F0%9F%98%80, \ud83d\ude00",
        "a=\ud83d\ude00, \ud83d\ude00",
        "a=%41\ud83d\ude00%42, A\ud83d\ude00B",
        "a=\u00fc%20\u00fc, \u00fc \u00fc",
        "a=1+%2B, 1 +",
    })
    void charactersBesideEscapesStayWhatTheyAre(String raw, String value) {
        assertThat(QueryParameters.parse(raw).all("a")).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%+1", "a=%-1", "a=%\uff14\uff11", "a=%\u0664\u0661", "a=%c3%28"})
    void escapesThatAreNoneAreRefused(String raw) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> QueryParameters.parse(raw))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(400));
    }

    @Test
    void emptyPairsAreSkippedAndMissingValuesAreEmpty() {
        QueryParameters parameters = QueryParameters.parse("&&a&b=&=c&a=d");

        assertThat(parameters.names()).containsExactly("a", "b", "");
        assertThat(parameters.all("a")).containsExactly("", "d");
        assertThat(parameters.first("b")).contains("");
    }
}
