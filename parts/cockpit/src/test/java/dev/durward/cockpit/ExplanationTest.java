package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.access.caller.Authentication;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.registry.ClientUpdate;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.directory.DirectoryChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a call is refused, held against what the door really does. */
@TestInstance(Lifecycle.PER_CLASS)
class ExplanationTest {
    private static final String EXPLANATION = "/authorization/v1/accounts/demo/explanation?";
    private static final String[] BOTH = {"IntegrationOperationServer.read", "NodeManager.read"};

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private JsonNode explain(String question) throws Exception {
        return api.get(EXPLANATION + question);
    }

    private static List<String> failed(JsonNode explanation) {
        List<String> failed = new ArrayList<>();
        for (JsonNode step : explanation.path("steps")) {
            if (!step.path("passed").booleanValue()) {
                failed.add(step.path("check").textValue());
            }
        }
        return failed;
    }

    /** What the door answers to a token that the client got while everything was right. */
    private int reallyAnswered(String token) {
        Authentication seen = api.access()
                .authenticator()
                .authenticate(DEMO, NodeType.TMN, Optional.of("Bearer " + token), "127.0.0.1");
        return seen instanceof Authentication.Authenticated(var caller)
                ? caller.holds(Set.copyOf(RolePolicy.STRICT.monitoring())) ? 200 : 403
                : 401;
    }

    private void agree(String id, String token, String... failed) throws Exception {
        JsonNode explanation = explain("clientId=" + id);
        assertThat(failed(explanation)).as(explanation.toString()).containsExactly(failed);
        assertThat(explanation.path("status").intValue()).isEqualTo(reallyAnswered(token));
        assertThat(explanation.path("allowed").booleanValue()).isEqualTo(failed.length == 0);
    }

    @Test
    void explanationAgreesWithTheDoorWhateverIsWrong() throws Exception {
        OAuthClient client = api.installation().client(DEMO, NodeType.TMN, "walk", ClientAuthentication.BASIC);
        String token = api.access().tokens().issue(client, List.of(), "").text();
        agree("walk", token, "role", "role");
        api.installation().assign(DEMO, NodeType.TMN, client.technicalUser(), BOTH[0]);
        agree("walk", token, "role");
        api.installation().assign(DEMO, NodeType.TMN, client.technicalUser(), BOTH[1]);
        agree("walk", token);

        enable(client, false);
        agree("walk", token, "enabled");
        enable(client, true);
        api.access().accounts().change("demo", AccountUpdate.NOTHING.withEnabled(false), ADMIN);
        agree("walk", token, "account");
        api.access().accounts().change("demo", AccountUpdate.NOTHING.withEnabled(true), ADMIN);
        api.access().applications().enable("demo", client.application(), false, ADMIN);
        agree("walk", token, "subscription");
        api.access().applications().enable("demo", client.application(), true, ADMIN);
        agree("walk", token);
    }

    private void enable(OAuthClient client, boolean enabled) {
        ClientUpdate update = new ClientUpdate(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(enabled),
                Optional.empty());
        api.access().clients().update("demo", client.clientId(), update, ADMIN).orThrow();
    }

    @Test
    void rolesByGroupAndByAuthorizationGroupCount() throws Exception {
        api.installation().client(DEMO, NodeType.TMN, "grouped", ClientAuthentication.BASIC);
        api.access().groups().create("demo", List.of("Ops"), ADMIN).orThrow();
        api.access().groups().addUsers("demo", "Ops", List.of("oauth_client_grouped"), ADMIN);
        api.as(
                "assigner",
                "PUT",
                "/authorization/v1/accounts/demo/groups/roles?groupName=ops",
                "{\"roles\":[{\"name\":\"AuthGroup.ReadOnly\",\"applicationName\":\"demotmn\","
                        + "\"providerAccount\":\"durward\"}]}");

        JsonNode explanation = explain("clientId=grouped");

        assertThat(explanation.path("allowed").booleanValue()).isTrue();
        assertThat(explanation.toString()).contains("by group 'Ops' as part of AuthGroup.ReadOnly");
    }

    @Test
    void roleGivenToANameLikeTheClientsIsShown() throws Exception {
        api.installation().client(DEMO, NodeType.TMN, "reader-7", ClientAuthentication.BASIC);
        api.installation().assign(DEMO, NodeType.TMN, "oauth_client_Reader-7", BOTH);
        api.installation().assign(DEMO, NodeType.TMN, "reader-7", BOTH);

        JsonNode explanation = explain("clientId=reader-7");

        assertThat(failed(explanation)).containsExactly("role", "role");
        assertThat(explanation.path("steps").findValue("nearMatches")).isNotNull();
        assertThat(explanation.toString()).contains("[\"oauth_client_Reader-7\",\"reader-7\"]");
    }

    @Test
    void clientOfAnotherApplicationOrSpellingIsSaid() throws Exception {
        api.installation().client(DEMO, NodeType.IFLMAP, "Sender", ClientAuthentication.BASIC);
        api.installation().assign(DEMO, NodeType.IFLMAP, "oauth_client_Sender", "ESBMessaging.send");

        assertThat(failed(explain("clientId=Sender"))).containsExactly("binding", "role", "role");
        assertThat(explain("clientId=Sender&nodeType=iflmap").path("allowed").booleanValue())
                .isTrue();
        JsonNode misspelt = explain("clientId=sender&nodeType=iflmap");
        assertThat(failed(misspelt)).containsExactly("caller", "role");
        assertThat(misspelt.toString()).contains("\"nearMatches\":[\"Sender\"]");
        assertThat(misspelt.path("status").intValue()).isEqualTo(401);
    }

    @Test
    void clientWithoutALiveSecretIsSaid() throws Exception {
        OAuthClient client = api.installation().client(DEMO, NodeType.TMN, "ended", ClientAuthentication.BASIC);
        assertThat(failed(explain("clientId=ended"))).doesNotContain("secret");

        api.access()
                .directory()
                .change(now -> new DirectoryService.Plan<>(
                        List.of(new DirectoryChange.ReplaceClient(client.withSecrets(
                                List.of(client.secrets().getFirst().endingAt(api.now()))))),
                        List.of(),
                        true));

        assertThat(failed(explain("clientId=ended"))).contains("secret");
    }

    @Test
    void neededRolesFollowTheCall() throws Exception {
        assertThat(needed("")).containsExactly(BOTH);
        assertThat(needed("&path=/api/v1/MessageProcessingLogAttachments('x')/$value"))
                .contains("esbmessagestorage.read");
        assertThat(needed("&path=/api/v1/MessageProcessingLogAttachments")).containsExactly(BOTH);
        assertThat(needed("&path=/api/v1/UserCredentials('x')")).containsExactly(BOTH);
        assertThat(needed("&method=PUT&path=/api/v1/UserCredentials('x')")).contains("NodeManager.deploycredentials");
        assertThat(needed("&nodeType=iflmap&path=/http/orders")).containsExactly("ESBMessaging.send");
    }

    private List<String> needed(String call) throws Exception {
        List<String> roles = new ArrayList<>();
        explain("userId=owner" + call).path("neededRoles").forEach(role -> roles.add(role.textValue()));
        return roles;
    }

    private static List<String> checks(JsonNode explanation) {
        return explanation.path("steps").findValuesAsText("check");
    }

    private void allow(String id) throws Exception {
        api.installation().client(DEMO, NodeType.TMN, id, ClientAuthentication.BASIC);
        api.installation().assign(DEMO, NodeType.TMN, "oauth_client_" + id, BOTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "MERGE", "DELETE"})
    void changeIsSaidToNeedACsrfTokenBeforeItsRoles(String method) throws Exception {
        JsonNode explanation = explain("userId=owner&path=/api/v1/UserCredentials('x')&method=" + method);

        assertThat(checks(explanation)).containsSubsequence("caller", "csrf_token", "role");
        assertThat(failed(explanation)).containsOnly("role");
        assertThat(explanation.toString()).contains("X-CSRF-Token: Fetch");
    }

    @Test
    void readingAndSendingNeedNoCsrfToken() throws Exception {
        for (String call : List.of("", "&method=HEAD", "&nodeType=iflmap&method=POST")) {
            assertThat(checks(explain("userId=owner" + call))).doesNotContain("csrf_token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/", "/api/v1/$metadata"})
    void serviceItselfIsForEveryKnownCaller(String path) throws Exception {
        if (api.access().directory().current().client("demo", "no-roles").isEmpty()) {
            api.installation().client(DEMO, NodeType.TMN, "no-roles", ClientAuthentication.BASIC);
        }

        JsonNode explanation = explain("clientId=no-roles&path=" + path);

        assertThat(explanation.path("allowed").booleanValue()).isTrue();
        assertThat(explanation.path("neededRoles")).isEmpty();
        assertThat(explain("clientId=nobody&path=" + path).path("status").intValue())
                .isEqualTo(401);
    }

    @Test
    void pathsOutsideTheApiAreNotFoundWhoeverAsks() throws Exception {
        allow("lost");
        for (String path : List.of("/nowhere", "/api/v2/x", "/Operations", "/api/v10", "/API/v1/", "/")) {
            for (String id : List.of("lost", "nobody")) {
                JsonNode explanation = explain("clientId=" + id + "&path=" + path);
                assertThat(explanation.path("status").intValue()).as(path).isEqualTo(404);
                assertThat(checks(explanation)).startsWith("path").doesNotContain("role");
            }
        }
    }

    @Test
    void entitySetsThatAreNotServedAreNotFoundOnceTheCallerIsKnown() throws Exception {
        allow("guesser");
        for (String name : List.of("Nope", "messageprocessinglogs", "MessageProcessingLogs%2Dx", "LogFiles('a')")) {
            JsonNode explanation = explain("clientId=guesser&path=/api/v1/" + name);
            assertThat(explanation.path("status").intValue()).as(name).isEqualTo(404);
            assertThat(failed(explanation)).containsExactly("entity_set");
            assertThat(explain("clientId=nobody&path=/api/v1/" + name)
                            .path("status")
                            .intValue())
                    .isEqualTo(401);
        }
        assertThat(explain("clientId=guesser&path=/api/v1/messageprocessinglogs")
                        .toString())
                .contains("\"nearMatches\":[\"MessageProcessingLogs\"");
    }

    @Test
    void everyEntitySetThatIsServedNeedsRoles() throws Exception {
        for (String name : RolePolicy.entitySets()) {
            for (String root : List.of("/api/v1/", "/itspaces/odata/api/v1/")) {
                assertThat(needed("&path=" + root + name + "('x')")).as(name).containsExactly(BOTH);
            }
        }
    }

    @Test
    void accountIsToldOfItsOwnMembersOnly() throws Exception {
        assertThat(explain("userId=owner").toString()).contains("is a member of the account", "the user is enabled");
        String foreign = explain("userId=stranger").toString();
        assertThat(foreign).contains("is not told here");
        assertThat(foreign).isEqualTo(explain("userId=nobodyxx").toString().replace("nobodyxx", "stranger"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clientId=",
                "clientId=a&userId=b",
                "clientId=a&clientId=b",
                "clientId=a&method=get",
                "clientId=a&nodeType=TMN",
                "clientId=a&path=api",
                "clientId=a&nodeType=iflmap&path=/cxf/x",
                "clientId=a&nonsense=1"
            })
    void flawedQuestionIsABadRequest(String question) throws Exception {
        assertThat(api.refusal(400, "GET", EXPLANATION + question, "")).isNotBlank();
    }
}
