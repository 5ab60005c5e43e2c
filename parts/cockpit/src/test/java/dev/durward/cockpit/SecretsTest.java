package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.secret.Secret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two live secrets beside each other, for clients and for applications. */
@TestInstance(Lifecycle.PER_CLASS)
class SecretsTest {
    private static final String OWN = "{\"secret\":\"chosen-secret-16\"}";

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String secretsOf(String client) {
        api.installation().client(DEMO, NodeType.TMN, client, ClientAuthentication.BASIC);
        return "/oauth/v1/accounts/demo/clients/" + client + "/secrets";
    }

    private boolean works(String client, String secret) {
        return api.access()
                        .clientAuthenticator()
                        .authenticate(DEMO, new BasicCredentials(client, Secret.of(secret)), "127.0.0.1")
                instanceof ClientAuthenticator.Outcome.Known;
    }

    @Test
    void newSecretIsShownOnceAndTheOldOneGoesOnForADay() throws Exception {
        String secrets = secretsOf("rotating");
        String before = api.get(secrets).path("secrets").path(0).path("id").textValue();

        HttpResponse<String> response = api.send("POST", secrets, "");
        JsonNode created = api.get(secrets);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location").orElseThrow())
                .endsWith("/api" + secrets + "/"
                        + created.path("secrets").path(0).path("id").textValue());
        assertThat(response.body()).containsPattern("\"secret\":\"[A-Za-z0-9_-]{43}\"");
        assertThat(created.toString()).doesNotContain("\"secret\":").doesNotContain("$argon2");
        assertThat(created.path("secrets")).hasSize(2);
        assertThat(created.path("secrets").path(0).path("endsAt").isNull()).isTrue();
        assertThat(created.path("secrets").path(0).path("createdAt").textValue())
                .isEqualTo(api.now().toString());
        assertThat(created.path("secrets").path(1).path("id").textValue()).isEqualTo(before);
        assertThat(Instant.parse(created.path("secrets").path(1).path("endsAt").textValue()))
                .isEqualTo(api.now().plus(Duration.ofHours(24)));
        assertThat(api.get("/oauth/v1/accounts/demo/clients/rotating").path("secrets"))
                .isEqualTo(created.path("secrets"));
    }

    @Test
    void bothSecretsWorkUntilTheOldOneEnds() throws Exception {
        String secrets = secretsOf("overlapping");
        api.call(201, "POST", secrets, "{\"secret\":\"chosen-secret-16\",\"previousSecretEndsIn\":60}");

        assertThat(works("overlapping", SECRET.reveal())).isTrue();
        assertThat(works("overlapping", "chosen-secret-16")).isTrue();

        api.pass(Duration.ofSeconds(60));

        assertThat(works("overlapping", SECRET.reveal())).isFalse();
        assertThat(works("overlapping", "chosen-secret-16")).isTrue();
        assertThat(api.get(secrets).path("secrets")).hasSize(1);
    }

    @Test
    void thirdLiveSecretIsAConflictThatSaysWhatToDo() throws Exception {
        String secrets = secretsOf("full");
        String first = api.get(secrets).path("secrets").path(0).path("id").textValue();
        api.call(201, "POST", secrets, "{\"previousSecretEndsIn\":3600}");

        assertThat(api.refusal(409, "POST", secrets, ""))
                .contains("delete one", first, api.now().plusSeconds(3600).toString());

        api.pass(Duration.ofHours(1));
        api.call(201, "POST", secrets, "");
        assertThat(api.get(secrets).path("secrets")).hasSize(2);
        assertThat(api.get(secrets).toString()).doesNotContain(first);
    }

    @Test
    void previousSecretCanEndAtOnce() throws Exception {
        String secrets = secretsOf("leaked");
        api.call(201, "POST", secrets, "{\"secret\":\"chosen-secret-16\",\"previousSecretEndsIn\":0}");

        assertThat(works("leaked", SECRET.reveal())).isFalse();
        assertThat(works("leaked", "chosen-secret-16")).isTrue();
        assertThat(api.get(secrets).path("secrets")).hasSize(1);
    }

    @Test
    void deletedSecretStopsWorkingAndTheLastOneStays() throws Exception {
        String secrets = secretsOf("deleting");
        String first = api.get(secrets).path("secrets").path(0).path("id").textValue();
        String second = api.call(201, "POST", secrets, OWN).path("id").textValue();

        assertThat(api.send("DELETE", secrets + "/" + first, "").statusCode()).isEqualTo(204);

        assertThat(works("deleting", SECRET.reveal())).isFalse();
        assertThat(works("deleting", "chosen-secret-16")).isTrue();
        assertThat(api.refusal(409, "DELETE", secrets + "/" + second, "")).contains("last live secret");
        api.call(404, "DELETE", secrets + "/" + first, "");
        assertThat(api.newestAudit())
                .startsWith("Updating application client: deleting (secrets: [" + second + ", " + first)
                .endsWith("-> [" + second + "])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"secret\":\"fifteen-chars-1\"}",
                "{\"secret\":\"sixteen-chars-1\\u0007\"}",
                "{\"secret\":\"sixteen-chars-1\\ud800\"}",
                "{\"previousSecretEndsIn\":-1}",
                "{\"previousSecretEndsIn\":2592001}",
                "{\"previousSecretEndsIn\":9223372036854775807}",
                "{\"previousSecretEndsIn\":\"1\"}",
                "{\"endsIn\":1}",
                "[]"
            })
    void flawedSecretIsABadRequest(String body) throws Exception {
        assertThat(api.refusal(400, "POST", "/oauth/v1/accounts/demo/clients/any/secrets", body))
                .isNotBlank();
    }

    @Test
    void replacedSecretEndsAllOthers() throws Exception {
        String secrets = secretsOf("replaced");
        api.call(201, "POST", secrets, "");
        api.call(200, "PATCH", secrets.replace("/secrets", ""), OWN);

        assertThat(works("replaced", SECRET.reveal())).isFalse();
        assertThat(works("replaced", "chosen-secret-16")).isTrue();
        assertThat(api.get(secrets).path("secrets")).hasSize(1);
    }

    @Test
    void auditTellsOldAndNewValuesAndNoSecret() throws Exception {
        String client = secretsOf("told").replace("/secrets", "");
        api.call(200, "PATCH", client, "{\"name\":\"New \\\"name\\\"\",\"tokenLifetime\":60}");
        assertThat(api.newestAudit())
                .isEqualTo("Updating application client: told (name: \"told\" -> \"New 'name'\"; "
                        + "tokenLifetime: 300 -> 60)");

        api.call(201, "POST", client + "/secrets", OWN);
        assertThat(api.newestAudit()).contains("secrets: [").doesNotContain("chosen-secret-16");
    }

    @Test
    void applicationHasSecretsByTheSameRules() throws Exception {
        String secrets = "/oauth/v1/accounts/demo/subscriptions/demoiflmap/secrets";
        assertThat(api.get(secrets).path("secrets")).isEmpty();

        JsonNode created = api.call(201, "POST", secrets, "");
        assertThat(created.path("user").textValue()).isEqualTo("durward/demoiflmap");
        assertThat(created.path("secret").textValue()).hasSize(43);
        api.call(201, "POST", secrets, OWN);
        api.call(409, "POST", secrets, "");
        assertThat(api.get(secrets.replace("demoi", "durward:demoi")).path("secrets"))
                .hasSize(2);

        String first = created.path("id").textValue();
        assertThat(api.send("DELETE", secrets + "/" + first, "").statusCode()).isEqualTo(204);
        String last = api.get(secrets).path("secrets").path(0).path("id").textValue();
        api.call(409, "DELETE", secrets + "/" + last, "");
        assertThat(api.newestAudit()).startsWith("Updating application: durward:demoiflmap (secrets: [" + last);
        api.call(404, "GET", secrets.replace("demoiflmap", "other"), "");
    }
}
