package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issued tokens over the platform API: searched for, listed, ended (contract g). */
@TestInstance(Lifecycle.PER_CLASS)
class TokensTest {
    private static final String TOKENS = "/oauth/v1/accounts/demo/tokens";

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private List<String> issue(String clientId, int count) {
        OAuthClient client = api.installation().client(DEMO, NodeType.TMN, clientId, ClientAuthentication.BASIC);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(api.access().tokens().issue(client, List.of("read"), "").text());
        }
        return tokens;
    }

    private static String id(String token) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void tokenIsShownByTheHashOfItsTextOnly() throws Exception {
        String token = issue("listed", 1).getFirst();

        JsonNode answer = api.get(TOKENS + "?clientId=listed");

        assertThat(answer.toString())
                .isEqualTo("{\"tokens\":[{\"id\":\"" + id(token)
                        + "\",\"clientId\":\"listed\",\"application\":\"durward:demotmn\","
                        + "\"user\":\"oauth_client_listed\",\"issuedAt\":\"" + api.now() + "\",\"validUntil\":\""
                        + api.now().plus(Duration.ofMinutes(5)) + "\",\"scopes\":[\"read\"]}],\"next\":null}");
        assertThat(api.get(TOKENS + "?userId=oauth_client_listed")).isEqualTo(answer);
    }

    @Test
    void longListGoesOnWhereItEnded() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String token : issue("many", 7)) {
            ids.add(id(token));
        }
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get(TOKENS + "?clientId=many&limit=3" + next);
            page.path("tokens").forEach(token -> found.add(token.path("id").textValue()));
            next = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").textValue();
        } while (!next.isEmpty());

        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void revokedTokenIsGoneAtOnceAndTheOthersStay() throws Exception {
        List<String> tokens = issue("single", 2);
        OAuthClient client = api.access().directory().current().client("single").orElseThrow();

        assertThat(api.send("DELETE", TOKENS + "/" + id(tokens.getFirst()), "").statusCode())
                .isEqualTo(204);

        assertThat(api.access().tokens().check(tokens.getFirst(), DEMO, client.application()))
                .isEmpty();
        assertThat(api.access().tokens().check(tokens.getLast(), DEMO, client.application()))
                .isPresent();
        assertThat(api.get(TOKENS + "?clientId=single").path("tokens")).hasSize(1);
        api.call(404, "DELETE", TOKENS + "/" + id(tokens.getFirst()), "");
        api.call(404, "DELETE", TOKENS + "/" + tokens.getLast(), "");
    }

    @Test
    void allTokensOfAClientAreRevoked() throws Exception {
        String token = issue("all", 3).getFirst();
        OAuthClient client = api.access().directory().current().client("all").orElseThrow();

        assertThat(api.send("DELETE", TOKENS + "?userId=oauth_client_all", "").statusCode())
                .isEqualTo(204);

        assertThat(api.access().tokens().check(token, DEMO, client.application()))
                .isEmpty();
        assertThat(api.get(TOKENS + "?clientId=all").path("tokens")).isEmpty();
        api.call(404, "DELETE", TOKENS + "?clientId=nobody", "");
    }

    @Test
    void tokensOfAnotherAccountAreNeitherShownNorRevoked() throws Exception {
        String token = issue("own", 1).getFirst();
        String foreign = TOKENS.replace("demo", "acme");

        assertThat(api.as("stranger", "GET", foreign + "?clientId=own", "").body())
                .isEqualTo("{\"tokens\":[],\"next\":null}");
        assertThat(api.as("stranger", "DELETE", foreign + "?clientId=own", "").statusCode())
                .isEqualTo(404);
        assertThat(api.as("stranger", "DELETE", foreign + "/" + id(token), "").statusCode())
                .isEqualTo(404);
        assertThat(api.get(TOKENS + "?clientId=own").path("tokens")).hasSize(1);
    }

    @Test
    void searchThatFindsNobodyIsAnEmptyList() throws Exception {
        assertThat(api.get(TOKENS + "?userId=s0001").path("tokens")).isEmpty();
        assertThat(api.get(TOKENS + "?clientId=nobody").path("tokens")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?clientId=a&userId=b",
                "?clientId=a&clientId=b",
                "?clientId=a&limit=0",
                "?clientId=a&limit=1001",
                "?clientId=a&limit=x",
                "?clientId=a&after=x",
                "?clientId=a&after=AAAA",
                "?client=a"
            })
    void flawedSearchIsABadRequest(String query) throws Exception {
        assertThat(api.refusal(400, "GET", TOKENS + query, "")).isNotBlank();
    }
}
