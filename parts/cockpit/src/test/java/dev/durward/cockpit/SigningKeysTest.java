package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /oauth/v1/accounts/durward/signing-keys}. */
class SigningKeysTest {
    private static final String KEYS = "/oauth/v1/accounts/durward/signing-keys";

    private PlatformApiFixture api;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonNode keys() throws Exception {
        HttpResponse<String> response = api.as("root", "GET", KEYS, "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("rivate");
        return new ObjectMapper().readTree(response.body()).get("signingKeys");
    }

    @Test
    void aRotationPublishesAKeyThatSignsTenMinutesLater() throws Exception {
        String first = keys().get(0).get("id").textValue();

        HttpResponse<String> rotated = api.as("root", "POST", KEYS, "");
        JsonNode next = new ObjectMapper().readTree(rotated.body());
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(next.get("signing").booleanValue()).isFalse();
        assertThat(Instant.parse(next.get("signsFrom").textValue()))
                .isEqualTo(Instant.parse(next.get("publishedAt").textValue()).plus(Duration.ofMinutes(10)));

        api.pass(Duration.ofMinutes(11));
        assertThat(keys()).hasSize(2);
        assertThat(keys().get(0).get("id").textValue()).isEqualTo(first);
        assertThat(keys().get(0).get("signing").booleanValue()).isFalse();
        assertThat(keys().get(1).get("signing").booleanValue()).isTrue();
    }

    @Test
    void aWithdrawnKeyIsGoneAtOnceAndAnotherSigns() throws Exception {
        String first = keys().get(0).get("id").textValue();

        assertThat(api.as("root", "DELETE", KEYS + "/" + first, "").statusCode())
                .isEqualTo(204);
        assertThat(keys()).hasSize(1);
        assertThat(keys().get(0).get("id").textValue()).isNotEqualTo(first);
        assertThat(keys().get(0).get("signing").booleanValue()).isTrue();
        assertThat(api.as("root", "DELETE", KEYS + "/" + first, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void otherAccountsHaveNoKeysAndTheirMembersSeeNone() throws Exception {
        assertThat(api.as("owner", "GET", KEYS, "").statusCode()).isEqualTo(404);
        assertThat(api.as("owner", "GET", "/oauth/v1/accounts/demo/signing-keys", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.as("root", "GET", "/oauth/v1/accounts/demo/signing-keys", "")
                        .statusCode())
                .isEqualTo(404);
    }
}
