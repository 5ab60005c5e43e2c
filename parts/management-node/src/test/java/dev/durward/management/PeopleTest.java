package dev.durward.management;

import static dev.durward.management.PeopleNode.HOST;
import static dev.durward.management.PeopleNode.ODATA;
import static dev.durward.management.PeopleNode.OTHER_HOST;
import static dev.durward.management.PeopleNode.SESSION;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.registry.AccountUpdate;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.management.people.PersonRoutes.Route;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people in a browser find on a tmn host, and what it refuses them. */
class PeopleTest {
    private PeopleNode node;
    private TestBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        node = new PeopleNode(folder);
        browser = new TestBrowser(node.installation());
    }

    @AfterEach
    void stop() {
        browser.close();
        node.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send("GET", HOST, path);
    }

    @Test
    void withoutASessionTheAnswerSaysWhereToSignIn() throws Exception {
        for (String path : List.of("/itspaces/session", ODATA + "MessageProcessingLogs", "/itspaces/monitoring/who")) {
            HttpResponse<String> answer = get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).contains("\"signIn\":\"/itspaces/sign-in\"");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("sandbox");
        }
    }

    @Test
    void theODataApiIsThereForTheSessionWithTheRolesOfTheMoment() throws Exception {
        node.signIn(browser, HOST);
        HttpResponse<String> logs = get(ODATA + "MessageProcessingLogs?$format=json&$top=1");

        assertThat(logs.statusCode()).as(logs.body()).isEqualTo(200);
        assertThat(logs.body())
                .contains("//demo-tmn.durward.localhost")
                .contains("/itspaces/odata/api/v1/MessageProcessingLogs(")
                .contains("/itspaces/shell/monitoring/MessageDetails/")
                .doesNotContain("odata/itspaces");
        assertThat(logs.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");

        for (String role : TmnServer.WRITE) {
            node.installation()
                    .access()
                    .roles()
                    .unassign(
                            new RoleKey("demo", DEMO.subscription(NodeType.TMN).application(), role),
                            List.of(new Principal.User("ann")),
                            ADMIN)
                    .orThrow();
        }

        assertThat(get(ODATA + "MessageProcessingLogs").statusCode()).isEqualTo(403);
    }

    @Test
    void sessionsOfPeopleDontOpenTheApiForPrograms() throws Exception {
        node.signIn(browser, HOST);

        assertThat(get("/api/v1/MessageProcessingLogs").statusCode()).isEqualTo(401);
        assertThat(new TestBrowser(node.installation())
                        .send(
                                "GET",
                                HOST,
                                ODATA + "MessageProcessingLogs",
                                "Authorization",
                                TestInstallation.basic("ann"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aPersonOfAnotherAccountSeesNothingHere() throws Exception {
        node.signIn(browser, OTHER_HOST);

        HttpResponse<String> session = browser.send("GET", OTHER_HOST, "/itspaces/session");
        assertThat(session.body()).contains("\"account\":\"acme\"", "\"roles\":[]");
        assertThat(browser.send("GET", OTHER_HOST, ODATA + "MessageProcessingLogs")
                        .statusCode())
                .isEqualTo(403);
        browser.plant(HOST, SESSION, browser.cookie(OTHER_HOST, SESSION));
        assertThat(get("/itspaces/session").statusCode()).isEqualTo(401);
    }

    @Test
    void noChangeIsMadeWithoutTheTokenOfItsSession() throws Exception {
        String foreign;
        try (TestBrowser another = new TestBrowser(node.installation())) {
            foreign = node.signIn(another, HOST);
        }
        String own = node.signIn(browser, HOST);
        List<Route> changes = new ArrayList<>(node.routes());
        changes.removeIf(route -> route.method().equals("GET"));
        changes.add(new Route("DELETE", "/itspaces/session"));
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "MERGE")) {
            changes.add(new Route(method, ODATA + "UserCredentials"));
            changes.add(new Route(method, ODATA + "$batch"));
        }

        for (Route change : changes) {
            for (String token : List.of("", "Fetch", foreign, own.substring(1))) {
                HttpResponse<String> answer =
                        browser.send(change.method(), HOST, change.template(), "X-CSRF-Token", token);

                assertThat(answer.statusCode()).as(change.toString()).isEqualTo(403);
                assertThat(answer.headers().firstValue("X-CSRF-Token")).hasValue("Required");
            }
        }
        assertThat(browser.send("POST", HOST, "/itspaces/monitoring/change", "X-CSRF-Token", own)
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.json(
                                "POST",
                                HOST,
                                ODATA + "UserCredentials",
                                "{\"Name\":\"n\",\"Kind\":\"default\",\"User\":\"u\",\"Password\":\"p\"}",
                                "X-CSRF-Token",
                                own)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aDisabledAccountIsRefusedWithoutAWayToSignInAgain() throws Exception {
        node.signIn(browser, HOST);
        node.installation()
                .access()
                .accounts()
                .change("demo", AccountUpdate.NOTHING.withEnabled(false), ADMIN)
                .orThrow();

        assertThat(get("/itspaces/session").statusCode()).isEqualTo(403);
        assertThat(get(ODATA + "MessageProcessingLogs").statusCode()).isEqualTo(403);
    }

    @Test
    void thePathFormServesNoPerson() throws Exception {
        node.signIn(browser, HOST);
        String cookie = SESSION + "=" + browser.cookie(HOST, SESSION);

        for (String path : List.of("/itspaces/session", "/itspaces/shell/", "/itspaces/sign-in", ODATA + "$metadata")) {
            assertThat(node.installation()
                            .send("GET", node.installation().url(HOST) + path, "", "Cookie", cookie)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
