package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.access.directory.Directory;
import dev.durward.domain.account.ApplicationKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, their subscriptions, and the scopes of the applications subscribed to. */
@TestInstance(Lifecycle.PER_CLASS)
class SubscriptionsTest {
    private static final String ACCOUNT = "/oauth/v1/accounts/demo";
    private static final String TMN = ACCOUNT + "/subscriptions/demotmn";

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void subscriptionsAreListedWithTheirScopes() throws Exception {
        JsonNode list = api.get(ACCOUNT + "/subscriptions").path("subscriptions");

        assertThat(list).hasSize(2);
        assertThat(list.path(0).toString())
                .isEqualTo("{\"application\":\"durward:demoiflmap\",\"nodeType\":\"iflmap\",\"enabled\":true,"
                        + "\"urls\":[\"https://demo-iflmap.durward.localhost/http\"],\"scopes\":[]}");
    }

    @Test
    void subscriptionIsDisabledAndEnabledAgain() throws Exception {
        assertThat(api.call(200, "PATCH", TMN, "{\"enabled\":false}")
                        .path("enabled")
                        .booleanValue())
                .isFalse();
        assertThat(api.newestAudit()).isEqualTo("Updating subscription: durward:demotmn (enabled: true -> false)");
        assertThat(api.access()
                        .directory()
                        .current()
                        .subscription("demo", ApplicationKey.parse("durward:demotmn"))
                        .orElseThrow()
                        .enabled())
                .isFalse();

        api.call(200, "PATCH", TMN.replace("demotmn", "durward:demotmn"), "{\"enabled\":true}");
        assertThat(api.get(TMN).path("enabled").booleanValue()).isTrue();
        api.call(400, "PATCH", TMN, "{}");
        api.call(404, "PATCH", TMN.replace("demotmn", "acmetmn"), "{\"enabled\":true}");
        api.call(400, "PATCH", TMN.replace("demotmn", "Not-A-Name"), "{\"enabled\":true}");
    }

    @Test
    void accountSubscribesLaterAndLeavesNothingWhenItEndsThat() throws Exception {
        String team = "/oauth/v1/accounts/team";
        root(201, "POST", "/oauth/v1/accounts", "{\"name\":\"team\",\"shortName\":\"t1\",\"subscriptions\":[]}");
        HttpResponse<String> created = api.as("root", "POST", team + "/subscriptions", "{\"nodeType\":\"tmn\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains("\"application\":\"durward:t1tmn\"", "\"enabled\":true");
        assertThat(created.headers().firstValue("Location").orElseThrow())
                .endsWith("/accounts/team/subscriptions/durward%3At1tmn");
        assertThat(api.newestAudit("team")).isEqualTo("Creating subscription: durward:t1tmn");
        root(409, "POST", team + "/subscriptions", "{\"nodeType\":\"tmn\"}");

        String client =
                "{\"id\":\"team-reader\",\"name\":\"R\",\"subscription\":\"durward:t1tmn\",\"roles\":[\"NodeManager.read\"]}";
        root(201, "POST", team + "/clients", client);
        assertThat(root(409, "DELETE", team + "/subscriptions/t1tmn", "")).contains("team-reader", "Delete them first");
        root(204, "DELETE", team + "/clients/team-reader", "");
        root(201, "POST", team + "/subscriptions/t1tmn/scopes", "{\"id\":\"read\"}");
        root(201, "POST", team + "/subscriptions/t1tmn/secrets", "");
        root(204, "DELETE", team + "/subscriptions/t1tmn", "");

        assertThat(api.newestAudit("team"))
                .isEqualTo("Deleting subscription: durward:t1tmn"
                        + " (custom roles: 0; assignments: 1; scopes: 1; secrets: 1)");
        root(404, "GET", team + "/subscriptions/t1tmn", "");
        root(404, "DELETE", team + "/subscriptions/t1tmn", "");
        ApplicationKey tmn = ApplicationKey.parse("durward:t1tmn");
        root(201, "POST", team + "/subscriptions", "{\"nodeType\":\"tmn\"}");
        Directory now = api.access().directory().current();
        assertThat(now.roles("team", tmn, "oauth_client_team-reader")).isEmpty();
        assertThat(now.scopes("team", tmn)).isEmpty();
        assertThat(now.applicationSecrets("team", tmn)).isEmpty();
    }

    private String root(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = api.as("root", method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"nodeType\":\"hcioem\"}", "{\"nodeType\":7}", "{\"application\":\"durward:demotmn\"}"})
    void flawedSubscriptionIsABadRequest(String body) throws Exception {
        assertThat(api.refusal(400, "POST", ACCOUNT + "/subscriptions", body)).isNotBlank();
    }

    @Test
    void scopesComeChangeAndGo() throws Exception {
        String scopes = TMN + "/scopes";
        HttpResponse<String> created =
                api.send("POST", scopes, "{\"id\":\"https://scope/read\",\"description\":\"Reads\"}");
        String path = scopes + "/https:%2F%2Fscope%2Fread";

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).endsWith("/https%3A%2F%2Fscope%2Fread");
        api.call(409, "POST", scopes, "{\"id\":\"https://scope/read\"}");
        assertThat(api.access().directory().current().scopes("demo", ApplicationKey.parse("durward:demotmn")))
                .contains("https://scope/read");

        api.call(200, "PUT", path, "{\"description\":\"Reads all\"}");
        assertThat(api.newestAudit()).contains("https://scope/read", "\"Reads\" -> \"Reads all\"");
        assertThat(api.get(scopes).path("scopes").toString())
                .isEqualTo("[{\"id\":\"https://scope/read\",\"description\":\"Reads all\"}]");

        assertThat(api.send("DELETE", path, "").statusCode()).isEqualTo(204);
        api.call(404, "DELETE", path, "");
        assertThat(api.get(scopes).path("scopes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":\"with space\"}",
                "{\"id\":\"with,comma\"}",
                "{\"id\":\"a\",\"x\":1}"
            })
    void flawedScopeIsABadRequest(String body) throws Exception {
        assertThat(api.refusal(400, "POST", TMN + "/scopes", body)).isNotBlank();
    }

    @Test
    void accountIsRenamedByItsAdministratorAndDisabledByTheInstallations() throws Exception {
        assertThat(api.call(200, "PATCH", ACCOUNT, "{\"displayName\":\"The demo\"}")
                        .toString())
                .startsWith("{\"name\":\"demo\",\"shortName\":\"demo\",\"displayName\":\"The demo\",\"enabled\":true,");
        assertThat(api.refusal(403, "PATCH", ACCOUNT, "{\"enabled\":false}")).contains("durward");

        assertThat(api.as("root", "PATCH", ACCOUNT, "{\"enabled\":false}").statusCode())
                .isEqualTo(200);
        assertThat(api.newestAudit()).isEqualTo("Updating account: demo (enabled: true -> false)");
        assertThat(api.get(ACCOUNT).path("enabled").booleanValue()).isFalse();
        assertThat(api.as("root", "PATCH", ACCOUNT, "{\"enabled\":true}").statusCode())
                .isEqualTo(200);
        api.call(400, "PATCH", ACCOUNT, "{\"displayName\":\"\"}");
    }
}
