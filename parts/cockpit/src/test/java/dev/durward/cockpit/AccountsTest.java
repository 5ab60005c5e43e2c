package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.UserAuthenticator;
import dev.durward.access.directory.Directory;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.secret.Secret;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts with their members, and local users. */
@TestInstance(Lifecycle.PER_CLASS)
class AccountsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ApplicationKey TMN = ApplicationKey.of("demo", NodeType.TMN);
    private static final String ACCOUNTS = "/oauth/v1/accounts";
    private static final String USERS = ACCOUNTS + "/durward/users";

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode root(int status, String method, String path, String body) throws Exception {
        var response = api.as("root", method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private static List<String> names(JsonNode list) {
        return list.findValuesAsText("name");
    }

    @Test
    void everybodySeesTheAccountsTheyAreMembersOf() throws Exception {
        assertThat(names(api.get(ACCOUNTS + "/"))).containsExactly("demo");
        assertThat(names(root(200, "GET", ACCOUNTS, ""))).contains("acme", "demo");
        assertThat(api.get(ACCOUNTS)
                        .path("accounts")
                        .path(0)
                        .path("platformRoles")
                        .toString())
                .isEqualTo("[\"Administrator\"]");
    }

    @Test
    void accountHasTheThreeOAuthUrlsOfTheBrandingTab() throws Exception {
        assertThat(api.get(ACCOUNTS + "/demo").path("oauthUrls").toString())
                .isEqualTo("{\"authorizationEndpoint\":{\"url\":"
                        + "\"https://oauthasservices-demo.durward.localhost/oauth2/api/v1/authorize\",\"served\":false},"
                        + "\"tokenEndpoint\":{\"url\":"
                        + "\"https://oauthasservices-demo.durward.localhost/oauth2/api/v1/token\",\"served\":true},"
                        + "\"endUserUi\":{\"url\":"
                        + "\"https://oauthasservices-demo.durward.localhost/oauth2\",\"served\":false}}");
    }

    @Test
    void accountIsCreatedWithItsSubscriptions() throws Exception {
        assertThat(root(201, "POST", ACCOUNTS, "{\"name\":\"team\",\"shortName\":\"t1\",\"subscriptions\":[\"tmn\"]}")
                        .path("displayName")
                        .textValue())
                .isEqualTo("team");

        assertThat(root(200, "GET", ACCOUNTS + "/team/subscriptions", "")
                        .path("subscriptions")
                        .toString())
                .contains("durward:t1tmn", "https://t1-tmn.durward.localhost/api")
                .doesNotContain("iflmap");
        root(409, "POST", ACCOUNTS, "{\"name\":\"team\"}");
        root(409, "POST", ACCOUNTS, "{\"name\":\"other\",\"shortName\":\"t1\"}");
    }

    @Test
    void whatIsNotedAboutAnAccountIsKeptAndAudited() throws Exception {
        JsonNode created = root(201, "POST", ACCOUNTS, "{\"name\":\"noted\",\"description\":\"Ours\"}");
        assertThat(details(created)).isEqualTo("Ours, false, false");

        JsonNode changed = root(
                200, "PATCH", ACCOUNTS + "/noted", "{\"usedForProduction\":true,\"description\":\"Our <b>own</b>\"}");

        assertThat(details(changed)).isEqualTo("Our <b>own</b>, true, false");
        assertThat(root(200, "GET", ACCOUNTS + "/noted", "")).isEqualTo(changed);
        assertThat(api.newestAudit("noted"))
                .isEqualTo("Updating account: noted (description: \"Ours\" -> \"Our <b>own</b>\";"
                        + " usedForProduction: false -> true)");
        assertThat(details(root(200, "PATCH", ACCOUNTS + "/noted", "{\"betaEnabled\":true}")))
                .isEqualTo("Our <b>own</b>, true, true");
        root(400, "PATCH", ACCOUNTS + "/noted", "{\"description\":\"" + "x".repeat(1001) + "\"}");
    }

    private static String details(JsonNode account) {
        return account.path("description").asText() + ", "
                + account.path("usedForProduction").asText() + ", "
                + account.path("betaEnabled").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Team\"}",
                "{\"name\":\"durward\"}",
                "{\"name\":\"x\",\"displayName\":\"\"}",
                "{\"name\":\"x\",\"subscriptions\":\"tmn\"}",
                "{\"name\":\"x\",\"subscriptions\":[7]}",
                "{\"name\":\"x\",\"subscriptions\":[\"hcioem\"]}",
                "{\"name\":\"x\",\"enabled\":true}",
                "{\"name\":\"x\",\"description\":7}",
                "{\"name\":\"x\",\"usedForProduction\":\"yes\"}"
            })
    void flawedAccountIsABadRequest(String body) throws Exception {
        root(400, "POST", ACCOUNTS, body);
    }

    @Test
    void membersAreListedWithTheirPlatformRoles() throws Exception {
        assertThat(api.get(ACCOUNTS + "/demo/members").path("members").toString())
                .contains("{\"user\":\"helper\",\"platformRoles\":[\"Support User\"]}", "owner")
                .doesNotContain("stranger", "root");
        assertThat(root(200, "GET", ACCOUNTS + "/durward/members", "").toString())
                .contains("root")
                .doesNotContain("owner");
    }

    private boolean signsIn(String user, String password) {
        return api.access()
                        .userAuthenticator()
                        .authenticate("demo", new BasicCredentials(user, Secret.of(password)), "127.0.0.2")
                instanceof UserAuthenticator.Outcome.Known;
    }

    @Test
    void localUserIsCreatedChangedAndDeleted() throws Exception {
        root(201, "POST", USERS, "{\"name\":\"s0007\",\"password\":\"first-password\"}");
        root(409, "POST", USERS, "{\"name\":\"s0007\",\"password\":\"first-password\"}");
        assertThat(signsIn("s0007", "first-password")).isTrue();

        root(200, "PATCH", USERS + "/s0007", "{\"password\":\"second-password\",\"enabled\":false}");
        assertThat(signsIn("s0007", "second-password")).isFalse();
        assertThat(root(200, "PATCH", USERS + "/s0007", "{\"enabled\":true}").toString())
                .isEqualTo("{\"name\":\"s0007\",\"enabled\":true,\"memberOf\":[]}");
        assertThat(signsIn("s0007", "second-password")).isTrue();
        assertThat(root(200, "GET", USERS, "").toString()).contains("s0007").doesNotContain("$argon2");

        assertThat(api.as("root", "DELETE", USERS + "/s0007", "").statusCode()).isEqualTo(204);
        root(404, "GET", USERS + "/s0007", "");
        assertThat(signsIn("s0007", "second-password")).isFalse();
    }

    @Test
    void deletedUserLeavesNothingToWhoGetsItsName() throws Exception {
        root(201, "POST", USERS, "{\"name\":\"leaver\",\"password\":\"first-password\"}");
        api.access()
                .accounts()
                .addMember(new Member("demo", "leaver", PlatformRole.ADMINISTRATOR), TestInstallation.ADMIN)
                .orThrow();

        RoleKey read = new RoleKey("demo", TMN, "NodeManager.read");
        RoleKey write = new RoleKey("demo", TMN, "NodeManager.deploycredentials");
        api.access()
                .roles()
                .assign(read, List.of(new Principal.User("leaver")), TestInstallation.ADMIN)
                .orThrow();
        api.access()
                .groups()
                .create("demo", List.of("leavers"), TestInstallation.ADMIN)
                .orThrow();
        api.access()
                .groups()
                .addUsers("demo", "leavers", List.of("leaver"), TestInstallation.ADMIN)
                .orThrow();
        api.access()
                .roles()
                .assign(write, List.of(new Principal.Group("leavers")), TestInstallation.ADMIN)
                .orThrow();

        api.as("root", "DELETE", USERS + "/leaver", "");

        Directory now = api.access().directory().current();
        assertThat(now.platformRoles("demo", "leaver")).isEmpty();
        assertThat(now.roles("demo", TMN, "leaver")).isEmpty();
    }

    @Test
    void nobodyTakesAwayTheirOwnWayIn() throws Exception {
        root(409, "PATCH", USERS + "/root", "{\"enabled\":false}");
        root(409, "DELETE", USERS + "/root", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"u\"}",
                "{\"name\":\"u\",\"password\":\"short\"}",
                "{\"name\":\"a:b\",\"password\":\"long-enough-1\"}",
                "{\"name\":\"OAuth_Client_x\",\"password\":\"long-enough-1\"}"
            })
    void flawedUserIsABadRequest(String body) throws Exception {
        root(400, "POST", USERS, body);
    }

    @Test
    void usersBelongToTheInstallation() throws Exception {
        api.refusal(404, "GET", ACCOUNTS + "/demo/users", "");
        root(404, "GET", ACCOUNTS + "/demo/users", "");
    }
}
