package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.Access;
import dev.durward.access.caller.BasicCredentials;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform API over a real socket and store. */
@TestInstance(Lifecycle.PER_CLASS)
class PlatformApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLIENTS = "/oauth/v1/accounts/demo/clients";
    private static final String ROLE_USERS =
            "/authorization/v1/accounts/demo/apps/demotmn/roles/users?providerAccount=durward&roleName=";

    private TestInstallation installation;
    private Access access;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        installation = TestInstallation.in(folder);
        access = installation.access();
        member("root", Account.PROVIDER, PlatformRole.ADMINISTRATOR);
        member("helper", "demo", PlatformRole.SUPPORT_USER);
        member("assigner", "demo", PlatformRole.APPLICATION_USER_ADMIN);
        member("stranger", "acme", PlatformRole.ADMINISTRATOR);
        installation.with(
                PlatformApi.HOST_LABEL,
                PlatformApi.of(access, installation.stores().audit(), InstantSource.system()));
    }

    private void member(String user, String account, PlatformRole role) {
        access.accounts().putUser(user, SECRET, ADMIN).orThrow();
        access.accounts().addMember(new Member(account, user, role), ADMIN).orThrow();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return callAs("root", method, path, body);
    }

    private HttpResponse<String> callAs(String user, String method, String path, String body) throws Exception {
        return installation.send(method, installation.url("api") + path, body, "Authorization", basic(user));
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    private boolean secretWorks(String clientId, String secret) {
        return access.clientAuthenticator()
                        .authenticate(DEMO, new BasicCredentials(clientId, Secret.of(secret)), "127.0.0.1")
                instanceof ClientAuthenticator.Outcome.Known;
    }

    @Test
    void registeredClientHasAGeneratedIdAndASecretThatIsShownOnce() throws Exception {
        HttpResponse<String> created =
                call("POST", CLIENTS, "{\"name\":\"Monitoring\",\"subscription\":\"durward:demotmn\"}");
        JsonNode client = json(created, 201);

        assertThat(client.path("id").textValue()).matches("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-.*");
        assertThat(client.path("tokenLifetime").intValue()).isEqualTo(3600);
        assertThat(created.headers().firstValue("Location").orElseThrow())
                .endsWith("/api" + CLIENTS + "/" + client.path("id").textValue());
        assertThat(secretWorks(
                        client.path("id").textValue(), client.path("secret").textValue()))
                .isTrue();
        JsonNode read = json(call("GET", CLIENTS + "/" + client.path("id").textValue(), ""), 200);
        assertThat(read.has("secret")).isFalse();
        assertThat(read.path("user").textValue())
                .isEqualTo("oauth_client_" + client.path("id").textValue());
    }

    @Test
    void clientIsChangedAndDeleted() throws Exception {
        String path = CLIENTS + "/changed~1";
        json(
                call(
                        "POST",
                        CLIENTS,
                        "{\"id\":\"changed~1\",\"name\":\"A\",\"subscription\":\"durward/demotmn\","
                                + "\"secret\":\"first-secret-16ch\",\"authentication\":\"basic-or-body\"}"),
                201);

        JsonNode changed =
                json(call("PATCH", path, "{\"name\":\"B\",\"tokenLifetime\":60,\"secret\":\"second-secret-16\"}"), 200);
        assertThat(changed.path("name").textValue()).isEqualTo("B");
        assertThat(changed.path("tokenLifetime").intValue()).isEqualTo(60);
        assertThat(secretWorks("changed~1", "first-secret-16ch")).isFalse();
        assertThat(secretWorks("changed~1", "second-secret-16")).isTrue();

        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void revokedTokensAreNoLongerValidAndNewOnesAre() throws Exception {
        OAuthClient client = installation.client(DEMO, NodeType.TMN, "revoked", ClientAuthentication.BASIC);
        String before = access.tokens().issue(client, List.of(), "").text();

        assertThat(call("DELETE", CLIENTS + "/revoked/tokens", "").statusCode()).isEqualTo(204);

        String after = access.tokens()
                .issue(access.directory().current().client("revoked").orElseThrow(), List.of(), "")
                .text();
        assertThat(access.tokens().check(before, DEMO, client.application())).isEmpty();
        assertThat(access.tokens().check(after, DEMO, client.application())).isPresent();
    }

    @Test
    void idTakenInAnyCaseIsAConflict() throws Exception {
        String first = "{\"id\":\"Taken\",\"name\":\"A\",\"subscription\":\"durward:demotmn\"}";
        json(call("POST", CLIENTS, first), 201);

        json(call("POST", CLIENTS, first), 409);
        json(call("POST", CLIENTS, first.replace("Taken", "tAKEN")), 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"name\":\"A\"}",
                "{\"subscription\":\"durward:demotmn\"}",
                "{\"name\":7,\"subscription\":\"durward:demotmn\"}",
                "{\"name\":\"A\\u0000\",\"subscription\":\"durward:demotmn\"}",
                "{\"name\":\"A\\u001b\",\"subscription\":\"durward:demotmn\"}",
                "{\"name\":\"A\\ud800\",\"subscription\":\"durward:demotmn\"}",
                "{\"name\":\"A\",\"subscription\":\"demotmn\"}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"secret\":\"short\"}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"id\":\"with space\"}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"id\":\"oauth_client_x\"}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"tokenLifetime\":0}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"tokenLifetime\":15552001}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"tokenLifetime\":1.5}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"authentication\":\"none\"}",
                "{\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"nmae\":\"typo\"}",
                "{\"name\":\"A\",\"name\":\"B\",\"subscription\":\"durward:demotmn\"}"
            })
    void flawedClientIsABadRequest(String body) throws Exception {
        assertThat(json(call("POST", CLIENTS, body), 400).path("message").textValue())
                .isNotBlank();
    }

    @Test
    void subscriptionThatTheAccountLacksIsNotFound() throws Exception {
        json(call("POST", CLIENTS, "{\"name\":\"A\",\"subscription\":\"durward:acmetmn\"}"), 404);
    }

    @Test
    void roleIsAssignedAndTakenAway() throws Exception {
        String users = "{\"users\":[{\"name\":\"oauth_client_x\"},{\"name\":\"s0001\"}]}";
        assertThat(call("PUT", ROLE_USERS + "NodeManager.read", users).statusCode())
                .isEqualTo(201);
        assertThat(json(call("GET", ROLE_USERS + "NodeManager.read", ""), 200).toString())
                .isEqualTo(users);

        assertThat(call("DELETE", ROLE_USERS + "NodeManager.read&users=oauth_client_x;nobody", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(call("GET", ROLE_USERS + "NodeManager.read", ""), 200).toString())
                .isEqualTo("{\"users\":[{\"name\":\"s0001\"}]}");
    }

    @Test
    void groupRoleStandsForItsSingleRoles() throws Exception {
        call("PUT", ROLE_USERS + "AuthGroup.BusinessExpert", "{\"users\":[{\"name\":\"expert\"}]}");

        assertThat(access.directory()
                        .current()
                        .roles("demo", DEMO.subscription(NodeType.TMN).application(), "expert"))
                .contains("esbmessagestorage.read", "IntegrationOperationServer.read", "NodeManager.read");
    }

    @Test
    void rolesOfAnApplicationAreListed() throws Exception {
        JsonNode roles = json(
                        call("GET", "/authorization/v1/accounts/demo/apps/demotmn/roles?providerAccount=durward", ""),
                        200)
                .path("roles");

        assertThat(roles).hasSize(46 + 7);
        assertThat(roles.toString())
                .contains("{\"name\":\"AuditLog.Read\",\"type\":\"PREDEFINED\",\"applicationRole\":true,"
                        + "\"shared\":true}");
    }

    @Test
    void roleOrApplicationThatDoesNotExistIsNotFound() throws Exception {
        String users = "{\"users\":[{\"name\":\"u\"}]}";
        json(call("PUT", ROLE_USERS + "nodemanager.read", users), 404);
        json(call("PUT", ROLE_USERS.replace("demotmn", "othertmn") + "NodeManager.read", users), 404);
        json(call("GET", ROLE_USERS.replace("providerAccount=durward&", "") + "NodeManager.read", ""), 404);
        json(call("PUT", ROLE_USERS.replace("&roleName=", ""), users), 400);
        json(call("PUT", ROLE_USERS + "NodeManager.read", "{\"users\":[]}"), 400);
        json(call("PUT", ROLE_USERS + "NodeManager.read", users.replace("u\"}", "a;b\"}")), 400);
    }

    @Test
    void missingOrWrongCredentialsGetAChallenge() throws Exception {
        HttpResponse<String> none = installation.send("GET", installation.url("api") + CLIENTS, "");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"durward\"");
        assertThat(installation
                        .send(
                                "GET",
                                installation.url("api") + CLIENTS,
                                "",
                                "Authorization",
                                basic("root", "wrong-password-1"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void platformRolesDecideWhatAMemberMayDo() throws Exception {
        String client = "{\"name\":\"A\",\"subscription\":\"durward:demotmn\"}";
        String users = "{\"users\":[{\"name\":\"u\"}]}";

        assertThat(callAs("helper", "GET", CLIENTS, "").statusCode()).isEqualTo(200);
        assertThat(callAs("helper", "POST", CLIENTS, client).statusCode()).isEqualTo(403);
        assertThat(callAs("assigner", "GET", CLIENTS, "").statusCode()).isEqualTo(403);
        assertThat(callAs("assigner", "PUT", ROLE_USERS + "Roles.Read", users).statusCode())
                .isEqualTo(201);
    }

    @Test
    void memberOfAnotherAccountSeesWhatAnUnknownAccountShows() throws Exception {
        HttpResponse<String> foreign = callAs("stranger", "GET", CLIENTS, "");
        HttpResponse<String> unknown = callAs("stranger", "GET", CLIENTS.replace("demo", "nowhere"), "");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body().replace("nowhere", "demo"));
    }

    @Test
    void unknownPathAndMethodAreRefused() throws Exception {
        assertThat(call("GET", "/oauth/v1/nothing", "").statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = call("PUT", CLIENTS, "{}");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }
}
