package dev.durward.management;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.Access;
import dev.durward.access.registry.AccountUpdate;
import dev.durward.access.session.BegunSession;
import dev.durward.access.session.HandOffs;
import dev.durward.access.session.SessionHost;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.management.people.PersonRoutes.Route;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import dev.durward.web.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people in a browser find on a tmn host. The test does what the cockpit does between the two redirects. */
class PeopleTest {
    private static final String HOST = "demo-tmn";
    private static final String SESSION = "__Host-durward-session";
    private static final String BEGUN = "__Host-durward-sign-in";
    private static final String ODATA = "/itspaces/odata/api/v1/";

    private TestInstallation installation;
    private ManagementNode node;
    private TestBrowser browser;
    private HandOffs handOffs;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        installation = TestInstallation.in(folder);
        Access access = installation.access();
        handOffs = new HandOffs(access.oneTimeCodes());
        node = ManagementNode.of(
                        new Door(access.authenticator()),
                        new CsrfProtection(InstantSource.system(), new SecureRandom(), new byte[32]),
                        installation.stores(),
                        new ContentProtection(RolePolicy.STRICT, access.cipher(), InstantSource.system()))
                .withPeople(
                        access,
                        List.of(routes -> routes.read(
                                        "/itspaces/monitoring/who",
                                        (caller, request) -> Response.ok("text/plain", caller.user()))
                                .add("POST", "/itspaces/monitoring/change", (caller, request) -> Response.of(204))));
        installation.with(HOST, node.host(DEMO));
        installation.with("acme-tmn", node.host(ACME));
        access.accounts().putUser("ann", SECRET, ADMIN).orThrow();
        installation.assign(DEMO, NodeType.TMN, "ann", TmnServer.WRITE.toArray(String[]::new));
        installation.stores().logs().write(TestLogs.both("demo"));
        browser = new TestBrowser(installation);
    }

    @AfterEach
    void stop() {
        browser.close();
        installation.close();
    }

    private BegunSession atCockpit() {
        var sessions = installation.access().sessions();
        return sessions.begin(
                sessions.people().byPassword("ann").orElseThrow(), new SessionHost("account", "durward"), "");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Begins at a host and returns the challenge that the cockpit would see. */
    private static String begin(TestBrowser in, String host, String back) throws Exception {
        String address = location(in.send("GET", host, "/itspaces/sign-in?return=" + back));
        assertThat(address).startsWith("https://account.durward.localhost/sign-in/hosts/" + host + "?challenge=");
        return URI.create(address).getRawQuery().substring("challenge=".length());
    }

    private static HttpResponse<String> finish(TestBrowser in, String host, String code) throws Exception {
        return in.send("GET", host, "/itspaces/sign-in/callback?code=" + code);
    }

    private String signIn() throws Exception {
        return signIn(browser, HOST);
    }

    /** Signs in and returns the CSRF token. */
    private String signIn(TestBrowser in, String host) throws Exception {
        String challenge = begin(in, host, "");
        location(finish(in, host, handOffs.issue(atCockpit().session().root(), host, challenge)));
        String session = in.send("GET", host, "/itspaces/session").body();
        return session.replaceAll(".*\"csrfToken\":\"([^\"]*)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send("GET", HOST, path);
    }

    @Test
    void aPersonIsHandedOverAndGoesOnWhereTheyWanted() throws Exception {
        String challenge = begin(browser, HOST, "/itspaces/shell/monitoring/Messages%3Fstatus%3DFAILED");
        String root = atCockpit().session().root();

        HttpResponse<String> answer = finish(browser, HOST, handOffs.issue(root, HOST, challenge));

        assertThat(location(answer)).isEqualTo("/itspaces/shell/monitoring/Messages?status=FAILED");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .endsWith("; Path=/; Secure; HttpOnly; SameSite=Strict"));
        assertThat(browser.cookie(HOST, BEGUN)).isEmpty();
        assertThat(get("/itspaces/session").body())
                .contains("\"user\":\"ann\"", "\"account\":\"demo\"", "\"NodeManager.read\"");
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
        signIn();
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
            installation
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
        signIn();

        assertThat(get("/api/v1/MessageProcessingLogs").statusCode()).isEqualTo(401);
        assertThat(new TestBrowser(installation)
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
        signIn(browser, "acme-tmn");

        HttpResponse<String> session = browser.send("GET", "acme-tmn", "/itspaces/session");
        assertThat(session.body()).contains("\"account\":\"acme\"", "\"roles\":[]");
        assertThat(browser.send("GET", "acme-tmn", ODATA + "MessageProcessingLogs")
                        .statusCode())
                .isEqualTo(403);
        browser.plant(HOST, SESSION, browser.cookie("acme-tmn", SESSION));
        assertThat(get("/itspaces/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeIsGoodOnceInItsBrowserAtItsHost() throws Exception {
        String root = atCockpit().session().root();
        String challenge = begin(browser, HOST, "");
        String code = handOffs.issue(root, HOST, challenge);

        try (TestBrowser thief = new TestBrowser(installation)) {
            assertThat(finish(thief, HOST, handOffs.issue(root, HOST, challenge))
                            .statusCode())
                    .isEqualTo(400);
            begin(thief, HOST, "");
            assertThat(finish(thief, HOST, handOffs.issue(root, HOST, challenge))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(finish(thief, "acme-tmn", handOffs.issue(root, HOST, begin(thief, "acme-tmn", "")))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(thief.cookie(HOST, SESSION)).isEmpty();
        }
        String kept = browser.cookie(HOST, BEGUN);
        assertThat(location(finish(browser, HOST, code))).isEqualTo("/itspaces/shell/");
        browser.plant(HOST, BEGUN, kept);
        assertThat(finish(browser, HOST, code).statusCode()).isEqualTo(400);
        assertThat(finish(browser, HOST, "").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyIsHandedOverAfterSigningOut() throws Exception {
        BegunSession cockpit = atCockpit();
        String code = handOffs.issue(cockpit.session().root(), HOST, begin(browser, HOST, ""));

        installation.access().sessions().end(cockpit.session(), new SessionHost("account", "durward"), "");

        assertThat(finish(browser, HOST, code).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/itspaces/sign-in",
                "/itspaces/shell%5C..",
                "/itspaces/shell/%0d%0a",
                ""
            })
    void theWayOnStaysAtTheMonitor(String back) throws Exception {
        String challenge = begin(browser, HOST, back);
        String root = atCockpit().session().root();

        assertThat(location(finish(browser, HOST, handOffs.issue(root, HOST, challenge))))
                .isEqualTo("/itspaces/shell/");
    }

    @Test
    void aForeignCookieOfTheWayOnIsNotFollowed() throws Exception {
        String challenge = begin(browser, HOST, "");
        String verifier = browser.cookie(HOST, BEGUN).split("\\.", 2)[0];
        browser.plant(HOST, BEGUN, verifier + ".aHR0cHM6Ly9ldmlsLmV4YW1wbGUv");
        String root = atCockpit().session().root();

        assertThat(location(finish(browser, HOST, handOffs.issue(root, HOST, challenge))))
                .isEqualTo("/itspaces/shell/");
    }

    @Test
    void noChangeIsMadeWithoutTheTokenOfItsSession() throws Exception {
        String foreign;
        try (TestBrowser another = new TestBrowser(installation)) {
            foreign = signIn(another, HOST);
        }
        String own = signIn();
        List<Route> changes = new ArrayList<>(node.people().orElseThrow().routes());
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
    void signOutHereEndsTheSessionAtTheCockpitToo() throws Exception {
        String challenge = begin(browser, HOST, "");
        BegunSession cockpit = atCockpit();
        location(finish(browser, HOST, handOffs.issue(cockpit.session().root(), HOST, challenge)));
        String token = get("/itspaces/session").body().replaceAll(".*\"csrfToken\":\"([^\"]*)\".*", "$1");

        assertThat(browser.send("DELETE", HOST, "/itspaces/session", "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(204);

        assertThat(get("/itspaces/session").statusCode()).isEqualTo(401);
        assertThat(installation.access().sessions().find(cockpit.secret().reveal(), "account"))
                .isEmpty();
    }

    @Test
    void aDisabledAccountIsRefusedWithoutAWayToSignInAgain() throws Exception {
        signIn();
        installation
                .access()
                .accounts()
                .change("demo", AccountUpdate.NOTHING.withEnabled(false), ADMIN)
                .orThrow();

        assertThat(get("/itspaces/session").statusCode()).isEqualTo(403);
        assertThat(get(ODATA + "MessageProcessingLogs").statusCode()).isEqualTo(403);
    }

    @Test
    void thePathFormServesNoPerson() throws Exception {
        signIn();
        String cookie = SESSION + "=" + browser.cookie(HOST, SESSION);

        for (String path : List.of("/itspaces/session", "/itspaces/shell/", "/itspaces/sign-in", ODATA + "$metadata")) {
            assertThat(installation
                            .send("GET", installation.url(HOST) + path, "", "Cookie", cookie)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
