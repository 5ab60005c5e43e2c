package dev.durward.management;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.Access;
import dev.durward.access.session.SessionHost;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.management.monitor.MonitorCalls;
import dev.durward.management.people.PersonRoutes.Route;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the message monitor asks beside the OData API, for people of two accounts. */
class MonitorTest {
    private static final String HOST = "demo-tmn";
    private static final String OTHER_HOST = "acme-tmn";
    private static final String SESSION = "__Host-durward-session";
    private static final String OVERVIEW = "/itspaces/monitoring/overview";
    private static final String ARTIFACTS = "/itspaces/monitoring/artifacts";
    private static final JsonMapper JSON = new JsonMapper();

    private TestInstallation installation;
    private ManagementNode node;
    private TestBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        installation = TestInstallation.in(folder);
        Access access = installation.access();
        InstantSource clock = () -> TmnServer.time(60);
        node = ManagementNode.of(
                        new Door(access.authenticator()),
                        new CsrfProtection(clock, new SecureRandom(), new byte[32]),
                        installation.stores(),
                        new ContentProtection(RolePolicy.STRICT, access.cipher(), clock))
                .withPeople(
                        access, List.of(new MonitorCalls(installation.stores().logs(), RolePolicy.STRICT, clock)));
        installation.with(HOST, node.host(DEMO));
        installation.with(OTHER_HOST, node.host(ACME));
        installation.stores().logs().write(TestLogs.both("demo"));
        browser = new TestBrowser(installation);
        signIn("ann", HOST, TmnServer.READ, TmnServer.NODE);
    }

    @AfterEach
    void stop() {
        browser.close();
        installation.close();
    }

    /** Gives the browser the session of a new user with roles at the host's account. */
    private void signIn(String user, String host, String... roles) {
        var account = host.equals(HOST) ? DEMO : ACME;
        installation.access().accounts().putUser(user, SECRET, ADMIN).orThrow();
        installation.assign(account, NodeType.TMN, user, roles);
        var sessions = installation.access().sessions();
        var begun = sessions.begin(
                sessions.people().byPassword(user).orElseThrow(), new SessionHost(host, account.name()), "");
        browser.plant(host, SESSION, begun.secret().reveal());
    }

    private JsonNode json(String host, String path) throws Exception {
        HttpResponse<String> answer = browser.send("GET", host, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void theOverviewCountsTheMessagesOfEachArtifactByStatus() throws Exception {
        JsonNode overview = json(HOST, OVERVIEW);

        assertThat(overview).isEqualTo(JSON.readTree("""
                        {"from":"1970-01-01T00:00:00Z","to":"2026-11-20T10:01:00.120Z","truncated":false,"artifacts":[
                          {"id":"failing-flow","name":"The failing-flow","type":"INTEGRATION_FLOW","packageId":"demo",
                           "packageName":"Demo","messages":{"FAILED":1}},
                          {"id":"order-flow","name":"The order-flow","type":"INTEGRATION_FLOW","packageId":"demo",
                           "packageName":"Demo","messages":{"COMPLETED":1}}]}
                        """));
    }

    @Test
    void onlyTheAskedPeriodIsCounted() throws Exception {
        JsonNode overview = json(HOST, OVERVIEW + "?from=2026-11-20T10:00:05Z&to=2026-11-20T10:00:30Z");

        assertThat(overview.get("from").asText()).isEqualTo("2026-11-20T10:00:05Z");
        assertThat(overview.get("to").asText()).isEqualTo("2026-11-20T10:00:30Z");
        assertThat(overview.at("/artifacts/0/messages")).isEqualTo(JSON.readTree("{\"FAILED\":1}"));
        assertThat(overview.at("/artifacts/1/messages")).isEqualTo(JSON.readTree("{}"));
    }

    @Test
    void everyNumberIsThatOfTheListWithTheSameFilter() throws Exception {
        JsonNode overview = json(HOST, OVERVIEW + "?from=2026-11-20T10:00:00.000Z&to=2026-11-20T10:00:11.120Z");

        for (JsonNode artifact : overview.get("artifacts")) {
            String condition =
                    "IntegrationArtifact/Id%20eq%20'" + artifact.get("id").asText()
                            + "'%20and%20LogEnd%20ge%20datetime'2026-11-20T10:00:00.000'"
                            + "%20and%20LogEnd%20lt%20datetime'2026-11-20T10:00:11.120'";
            JsonNode list = json(
                    HOST,
                    "/itspaces/odata/api/v1/MessageProcessingLogs?$format=json&$inlinecount=allpages&$top=0&$filter="
                            + condition);
            long counted = 0;
            for (JsonNode messages : artifact.get("messages")) {
                counted += messages.asLong();
            }
            assertThat(list.at("/d/__count").asLong()).isEqualTo(counted);
        }
    }

    @Test
    void theArtifactsWithLogsAreListed() throws Exception {
        assertThat(json(HOST, ARTIFACTS).findValuesAsText("id")).containsExactly("failing-flow", "order-flow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=yesterday",
                "?to=1795431607039",
                "?from=2026-11-20T10:00:00",
                "?from=-1000000000-01-01T00:00:00Z",
                "?to=%2B1000000000-12-31T23:59:59Z",
                "?to=2026-11-20T10:00:00Z&to=2026-11-21T10:00:00Z",
                "?from=2026-11-21T10:00:00Z&to=2026-11-20T10:00:00Z",
                "?form=2026-11-21T10:00:00Z",
                "?from="
            })
    void whatIsNoPeriodIsRefused(String query) throws Exception {
        HttpResponse<String> answer = browser.send("GET", HOST, OVERVIEW + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"");
    }

    @Test
    void everyCallNeedsBothMonitoringRolesAndNamesTheMissingOnes() throws Exception {
        assertThat(node.people().orElseThrow().routes()).hasSize(2);
        for (Route route : node.people().orElseThrow().routes()) {
            signIn("none", HOST);
            assertThat(browser.send(route.method(), HOST, route.template()).body())
                    .as(route.toString())
                    .contains("IntegrationOperationServer.read, NodeManager.read");
            signIn("half", HOST, TmnServer.READ);
            HttpResponse<String> refused = browser.send(route.method(), HOST, route.template());
            assertThat(refused.statusCode()).as(route.toString()).isEqualTo(403);
            assertThat(refused.body()).contains("NodeManager.read").doesNotContain("IntegrationOperationServer");
        }
    }

    @Test
    void noCallAnswersAnotherAccountsPeopleOrNobody() throws Exception {
        signIn("acme-reader", OTHER_HOST, TmnServer.READ, TmnServer.NODE);
        String ofAcme = browser.cookie(OTHER_HOST, SESSION);
        for (Route route : node.people().orElseThrow().routes()) {
            assertThat(browser.send(route.method(), OTHER_HOST, route.template())
                            .body())
                    .as(route.toString())
                    .doesNotContain("order-flow")
                    .contains("\"artifacts\":[]");
            browser.plant(HOST, SESSION, ofAcme);
            assertThat(browser.send(route.method(), HOST, route.template()).statusCode())
                    .isEqualTo(401);
            assertThat(browser.send("GET", HOST, route.template()).headers().firstValue("WWW-Authenticate"))
                    .isEmpty();
        }
    }

    private HttpResponse<String> program(String address, String authorization) throws Exception {
        return installation.send("GET", address, "", "Authorization", authorization);
    }

    @Test
    void programsGetWhatPeopleGetWithTheSameRoles() throws Exception {
        OAuthClient client = installation.client(DEMO, NodeType.TMN, "counter", ClientAuthentication.BASIC);
        String bearer = "Bearer "
                + installation.access().tokens().issue(client, List.of(), "").text();
        for (Route route : node.people().orElseThrow().routes()) {
            JsonNode ofPerson = json(HOST, route.template());
            String address = installation.url(HOST) + route.template();

            assertThat(JSON.readTree(
                            program(address, TestInstallation.basic("ann")).body()))
                    .isEqualTo(ofPerson);
            HttpResponse<String> without = program(address, bearer);
            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.body()).contains("IntegrationOperationServer.read, NodeManager.read");
        }
        installation.assign(DEMO, NodeType.TMN, client.technicalUser(), TmnServer.READ, TmnServer.NODE);
        assertThat(program(installation.url(HOST) + OVERVIEW, bearer).body()).contains("order-flow");
        assertThat(program(installation.url(OTHER_HOST) + OVERVIEW, bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrongCredentialsGetTheChallengesOfTheODataApi() throws Exception {
        HttpResponse<String> answer =
                program(installation.url(HOST) + OVERVIEW, TestInstallation.basic("ann", "wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"demo\"", "Bearer realm=\"demo\"");
    }

    @Test
    void inPathFormOnlyWhatIsForProgramsAnswersThem() throws Exception {
        String basic = TestInstallation.basic("ann");

        assertThat(program(installation.url(HOST) + OVERVIEW, basic).statusCode())
                .isEqualTo(200);
        for (String path : List.of("/itspaces/shell/", "/itspaces/session", "/itspaces/odata/api/v1/")) {
            assertThat(program(installation.url(HOST) + path, basic).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(installation
                        .send("GET", installation.url(HOST) + OVERVIEW, "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void attachmentsAreTakenAlongAndNeverShownByTheBrowserItself() throws Exception {
        signIn("payload", HOST, TmnServer.READ, TmnServer.NODE, TmnServer.PAYLOAD);
        String path = "/itspaces/odata/api/v1/MessageProcessingLogAttachments('" + TestLogs.ATTACHMENT + "')/$value";

        HttpResponse<String> answer = browser.send("GET", HOST, path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("sandbox");
    }
}
