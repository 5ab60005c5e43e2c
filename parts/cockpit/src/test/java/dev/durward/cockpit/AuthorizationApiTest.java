package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Authorization Management API with the paths, bodies and statuses of contract d.3. */
@TestInstance(Lifecycle.PER_CLASS)
class AuthorizationApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "/authorization/v1/accounts/demo";
    private static final String TMN_ROLES = BASE + "/apps/demotmn/roles?providerAccount=durward";
    private static final String IFLMAP_ROLES = BASE + "/apps/demoiflmap/roles?providerAccount=durward";
    private static final String READ =
            "{\"name\":\"NodeManager.read\",\"applicationName\":\"demotmn\"," + "\"providerAccount\":\"durward\"}";
    private static final String SEND =
            "{\"name\":\"ESBMessaging.send\",\"applicationName\":\"demoiflmap\"," + "\"providerAccount\":\"durward\"}";

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /** Application User Admin: what the role is for. */
    private HttpResponse<String> assigner(String method, String path, String body) throws Exception {
        return api.as("assigner", method, BASE + path, body);
    }

    private void done(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> response = assigner(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    private List<String> names(String path) throws Exception {
        return api.get(BASE + path).findValuesAsText("name");
    }

    private List<String> warnings(String path, String body) throws Exception {
        HttpResponse<String> response = assigner("PUT", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body()).path("warnings").findValuesAsText("text");
    }

    @Test
    void aControlCharacterInTheQueryIsABadRequest() throws Exception {
        assertThat(api.refusal(400, "PUT", "/authorization/v1/accounts/demo/users/roles?userId=%00x", "{}"))
                .contains("userId", "control character");
    }

    @Test
    void rolesOfBothApplicationsAreListed() throws Exception {
        assertThat(api.get(TMN_ROLES).path("roles")).hasSize(46 + 7);
        assertThat(api.get(IFLMAP_ROLES).path("roles").path(0).toString())
                .isEqualTo("{\"name\":\"ESBMessaging.send\",\"type\":\"PREDEFINED\",\"applicationRole\":true,"
                        + "\"shared\":true}");
        assertThat(api.get(TMN_ROLES.replace("/apps/", "/applications/"))).isEqualTo(api.get(TMN_ROLES));
    }

    @Test
    void customRoleIsCreatedAssignedAndDeletedWithItsAssignments() throws Exception {
        String body = "{\"roles\":[{\"name\":\"Orders.send\"},{\"name\":\"Orders.read\"}]}";
        assertThat(api.send("POST", IFLMAP_ROLES, body).statusCode()).isEqualTo(201);
        api.call(409, "POST", IFLMAP_ROLES, body);
        assertThat(api.get(IFLMAP_ROLES).toString())
                .contains("{\"name\":\"Orders.send\",\"type\":\"CUSTOM\",\"applicationRole\":false,\"shared\":true}");
        done(201, "PUT", "/users/roles?userId=clerk", "{\"roles\":[" + SEND.replace("ESBMessaging", "Orders") + "]}");

        assertThat(api.send("DELETE", IFLMAP_ROLES + "&roles=Orders.send;Orders.read", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(names("/users/roles?userId=clerk")).isEmpty();
        api.call(404, "DELETE", IFLMAP_ROLES + "&roles=Orders.send", "");
        api.call(400, "DELETE", IFLMAP_ROLES + "&roles=ESBMessaging.send", "");
        api.call(409, "POST", IFLMAP_ROLES, "{\"roles\":[{\"name\":\"new\"},{\"name\":\"ESBMessaging.send\"}]}");
        assertThat(api.get(IFLMAP_ROLES).path("roles")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"a;b", "a:b", "'\\u0007'"})
    void roleNameThatCouldNotBeTakenAwayIsABadRequest(String name) throws Exception {
        api.call(400, "POST", IFLMAP_ROLES, "{\"roles\":[{\"name\":\"" + name + "\"}]}");
    }

    @Test
    void userGetsRolesOfSeveralApplicationsAtOnceAndLosesThemOneByOneOrAll() throws Exception {
        String roles = "/users/roles/?userId=s0001";
        done(201, "PUT", roles, "{\"roles\":[" + READ + "," + SEND + "]}");

        assertThat(api.get(BASE + roles).path("roles").toString()).isEqualTo("[" + SEND + "," + READ + "]");
        assertThat(names("/apps/demotmn/roles/users?providerAccount=durward&roleName=NodeManager.read"))
                .contains("s0001");

        done(200, "DELETE", roles + "&roles=NodeManager.read;never.held", "");
        assertThat(names(roles)).containsExactly("ESBMessaging.send");
        done(201, "PUT", roles, "{\"roles\":[" + READ + "]}");
        done(200, "DELETE", roles + "&roles=durward:demotmn:NodeManager.read", "");
        assertThat(names(roles)).containsExactly("ESBMessaging.send");
        done(201, "PUT", roles, "{\"roles\":[" + READ + "]}");
        done(200, "DELETE", roles + "&roles=*", "");
        assertThat(names(roles)).isEmpty();
    }

    @Test
    void roleThatDoesNotExistAssignsNone() throws Exception {
        String wrong = READ.replace("NodeManager.read", "nodemanager.read");
        assertThat(assigner("PUT", "/users/roles?userId=s0002", "{\"roles\":[" + SEND + "," + wrong + "]}")
                        .body())
                .contains("Is it NodeManager.read?");
        assertThat(names("/users/roles?userId=s0002")).isEmpty();
        done(404, "PUT", "/users/roles?userId=s0002", "{\"roles\":[" + READ.replace("demotmn", "acmetmn") + "]}");
        // without providerAccount the application is one of the account's own (contract d.3)
        done(
                404,
                "PUT",
                "/users/roles?userId=s0002",
                "{\"roles\":[{\"name\":\"NodeManager.read\",\"applicationName\":\"demotmn\"}]}");
    }

    @Test
    void groupsAreComparedWithoutCaseAndUsersExactly() throws Exception {
        done(201, "POST", "/groups", "{\"groups\":[{\"name\":\"Readers\"}]}");
        done(409, "POST", "/groups", "{\"groups\":[{\"name\":\"READERS\"}]}");
        done(201, "PUT", "/groups/roles?groupName=readers", "{\"roles\":[" + READ + "]}");
        done(201, "PUT", "/users/groups?userId=Anna", "{\"groups\":[{\"name\":\"rEADERS\"}]}");
        done(201, "PUT", "/groups/users?groupName=Readers", "{\"users\":[{\"name\":\"bert\"}]}");

        assertThat(names("/groups")).contains("Readers");
        assertThat(names("/groups/roles?groupName=READERS")).containsExactly("NodeManager.read");
        assertThat(names("/groups/users?groupName=readers")).containsExactly("Anna", "bert");
        assertThat(names("/users/groups?userId=Anna")).containsExactly("Readers");
        assertThat(names("/users/groups?userId=anna")).isEmpty();
        assertThat(names("/apps/demotmn/roles/groups?providerAccount=durward&roleName=NodeManager.read"))
                .contains("Readers");
        assertThat(names("/users/roles?userId=Anna")).isEmpty();

        done(200, "DELETE", "/groups/users?groupName=readers&users=bert;nobody", "");
        done(200, "DELETE", "/users/groups?userId=Anna&groups=*", "");
        assertThat(names("/groups/users?groupName=readers")).isEmpty();
        done(200, "DELETE", "/groups/roles?groupName=readers&roles=*", "");
        assertThat(names("/groups/roles?groupName=Readers")).isEmpty();
        done(200, "DELETE", "/groups?groups=readers", "");
        done(404, "GET", "/groups/users?groupName=Readers", "");
        done(404, "PUT", "/users/groups?userId=Anna", "{\"groups\":[{\"name\":\"Readers\"}]}");
    }

    @Test
    void deletedGroupGivesNothingToTheNextOfThatName() throws Exception {
        done(201, "POST", "/groups", "{\"groups\":[{\"name\":\"Team\"}]}");
        done(201, "PUT", "/groups/roles?groupName=Team", "{\"roles\":[" + READ + "]}");
        done(201, "PUT", "/groups/users?groupName=Team", "{\"users\":[{\"name\":\"carl\"}]}");
        done(200, "DELETE", "/groups?groups=Team", "");
        done(201, "POST", "/groups", "{\"groups\":[{\"name\":\"team\"}]}");

        assertThat(names("/groups/users?groupName=Team")).isEmpty();
        assertThat(names("/groups/roles?groupName=Team")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /users/roles | {\"roles\":[]}",
                "PUT | /users/roles?userId=u | {}",
                "PUT | /users/roles?userId=u | {\"roles\":[]}",
                "PUT | /users/roles?userId=u | {\"roles\":[7]}",
                "PUT | /users/roles?userId=u | {\"roles\":[{\"name\":\"r\"}]}",
                "PUT | /users/roles?userId=u | {\"roles\":[{\"name\":\"r\",\"applicationName\":\"With Space\"}]}",
                "PUT | /users/groups?userId=u | {\"groups\":[{\"name\":\"a;b\"}]}",
                "DELETE | /users/roles?userId=u | ''",
                "DELETE | /users/roles?userId=u&roles=; | ''",
                "POST | /groups | {\"groups\":[{\"name\":\" \"}]}",
                "PUT | /groups/users | {\"users\":[{\"name\":\"u\"}]}",
                "GET | /users/roles | ''",
            })
    void flawedCallIsABadRequest(String method, String path, String body) throws Exception {
        done(400, method, path, body);
    }

    @Test
    void changesAreAuditedOneByOne() throws Exception {
        done(201, "PUT", "/users/roles?userId=audited", "{\"roles\":[" + READ + "," + SEND + "]}");

        assertThat(api.installation().stores().audit().newest("demo", 2))
                .extracting(event -> event.actor() + " " + event.message())
                .containsExactlyInAnyOrder(
                        "assigner Assigning role NodeManager.read of durward:demotmn to audited",
                        "assigner Assigning role ESBMessaging.send of durward:demoiflmap to audited");
    }

    @Test
    void registrationGivesRolesOrRegistersNothing() throws Exception {
        String clients = "/oauth/v1/accounts/demo/clients";
        String client = "{\"id\":\"with-roles\",\"name\":\"A\",\"subscription\":\"durward:demotmn\",\"roles\":[";
        api.call(404, "POST", clients, client + "\"NodeManager.read\",\"nosuch.role\"]}");
        api.call(404, "GET", clients + "/with-roles", "");

        JsonNode registered =
                api.call(201, "POST", clients, client + "\"NodeManager.read\",\"IntegrationOperationServer.read\"]}");

        assertThat(registered.path("roles").toString())
                .isEqualTo("[\"NodeManager.read\",\"IntegrationOperationServer.read\"]");
        assertThat(names("/users/roles?userId=oauth_client_with-roles"))
                .containsExactlyInAnyOrder("NodeManager.read", "IntegrationOperationServer.read");
        api.call(400, "POST", clients, client.replace("with-roles", "other") + "7]}");
    }

    @Test
    void nameThatWasHardlyMeantIsWarnedOf() throws Exception {
        api.call(
                201,
                "POST",
                "/oauth/v1/accounts/demo/clients",
                "{\"id\":\"Abcdef12\",\"name\":\"A\",\"subscription\":\"durward:demotmn\"}");
        done(201, "POST", "/groups", "{\"groups\":[{\"name\":\"Crew\"}]}");
        String roles = "{\"roles\":[" + READ + "]}";

        assertThat(warnings("/users/roles?userId=oauth_client_Abcdef12", roles)).isEmpty();
        assertThat(warnings("/users/roles?userId=somebody-else", roles)).isEmpty();
        assertThat(assigner("PUT", "/users/roles?userId=oauth_client_abcdef12", roles)
                        .body())
                .contains("has no client 'abcdef12'", "\"suggestions\":[\"oauth_client_Abcdef12\"]");
        assertThat(warnings("/users/roles?userId=Abcdef12", roles))
                .singleElement()
                .asString()
                .contains("Abcdef12");
        assertThat(warnings("/users/roles?userId=Owner", roles)).hasSize(1);
        assertThat(warnings("/users/roles?userId=owner%20", roles)).hasSize(2);
        assertThat(warnings("/users/roles?userId=crew", roles))
                .singleElement()
                .asString()
                .contains("group 'Crew'");
        assertThat(api.get(BASE + "/users/check?userId=oauth_client_Abcdef13")
                        .path("warnings")
                        .path(0)
                        .path("suggestions")
                        .path(0)
                        .textValue())
                .isEqualTo("oauth_client_Abcdef12");
    }

    @Test
    void knownUsersAreSuggestedAndOrphansMarked() throws Exception {
        String clients = "/oauth/v1/accounts/demo/clients";
        api.call(
                201,
                "POST",
                clients,
                "{\"id\":\"short-lived\",\"name\":\"A\",\"subscription\":\"durward:demotmn\","
                        + "\"roles\":[\"NodeManager.read\"]}");
        assertThat(api.get(BASE + "/users?text=SHORT-").path("users").toString())
                .isEqualTo("[{\"name\":\"oauth_client_short-lived\",\"kind\":\"OAUTH_CLIENT\",\"assigned\":true,"
                        + "\"orphan\":false}]");

        api.send("DELETE", clients + "/short-lived", "");

        assertThat(api.get(BASE + "/users?orphan=true&text=short").path("users").toString())
                .isEqualTo("[{\"name\":\"oauth_client_short-lived\",\"kind\":\"FREE_TEXT\",\"assigned\":true,"
                        + "\"orphan\":true}]");
        assertThat(names("/users")).contains("owner", "helper").doesNotContain("stranger", "root");
        JsonNode page = api.get(BASE + "/users?limit=1");
        assertThat(page.path("users")).hasSize(1);
        assertThat(api.get(BASE + "/users?limit=1&after=" + page.path("next").textValue())
                        .path("users")
                        .path(0)
                        .path("name"))
                .isNotEqualTo(page.path("users").path(0).path("name"));
        api.call(400, "GET", BASE + "/users?limit=0", "");
        api.call(400, "GET", BASE + "/users?orphan=yes", "");
    }
}
