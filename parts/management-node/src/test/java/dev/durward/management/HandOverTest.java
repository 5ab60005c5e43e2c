package dev.durward.management;

import static dev.durward.management.PeopleNode.BEGUN;
import static dev.durward.management.PeopleNode.HOST;
import static dev.durward.management.PeopleNode.OTHER_HOST;
import static dev.durward.management.PeopleNode.SESSION;
import static dev.durward.management.PeopleNode.begin;
import static dev.durward.management.PeopleNode.finish;
import static dev.durward.management.PeopleNode.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.session.BegunSession;
import dev.durward.access.session.SessionHost;
import dev.durward.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a person from a tmn host to the cockpit and back, with a session. The test does the cockpit's part. */
class HandOverTest {
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
    void aPersonIsHandedOverAndGoesOnWhereTheyWanted() throws Exception {
        String challenge = begin(browser, HOST, "/itspaces/shell/monitoring/Messages%3Fstatus%3DFAILED");
        String root = node.atCockpit().session().root();

        HttpResponse<String> answer = finish(browser, HOST, node.code(root, HOST, challenge));

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
    void aCodeIsGoodOnceInItsBrowserAtItsHost() throws Exception {
        String root = node.atCockpit().session().root();
        String challenge = begin(browser, HOST, "");
        String code = node.code(root, HOST, challenge);

        try (TestBrowser thief = new TestBrowser(node.installation())) {
            assertThat(finish(thief, HOST, node.code(root, HOST, challenge)).statusCode())
                    .isEqualTo(400);
            begin(thief, HOST, "");
            assertThat(finish(thief, HOST, node.code(root, HOST, challenge)).statusCode())
                    .isEqualTo(400);
            assertThat(finish(thief, OTHER_HOST, node.code(root, HOST, begin(thief, OTHER_HOST, "")))
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
        BegunSession cockpit = node.atCockpit();
        String code = node.code(cockpit.session().root(), HOST, begin(browser, HOST, ""));

        node.installation().access().sessions().end(cockpit.session(), new SessionHost("account", "durward"), "");

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
        String root = node.atCockpit().session().root();

        assertThat(location(finish(browser, HOST, node.code(root, HOST, challenge))))
                .isEqualTo("/itspaces/shell/");
    }

    @Test
    void aForeignCookieOfTheWayOnIsNotFollowed() throws Exception {
        String challenge = begin(browser, HOST, "");
        String verifier = browser.cookie(HOST, BEGUN).split("\\.", 2)[0];
        browser.plant(HOST, BEGUN, verifier + ".aHR0cHM6Ly9ldmlsLmV4YW1wbGUv");
        String root = node.atCockpit().session().root();

        assertThat(location(finish(browser, HOST, node.code(root, HOST, challenge))))
                .isEqualTo("/itspaces/shell/");
    }

    @Test
    void signOutHereEndsTheSessionAtTheCockpitToo() throws Exception {
        String challenge = begin(browser, HOST, "");
        BegunSession cockpit = node.atCockpit();
        location(finish(browser, HOST, node.code(cockpit.session().root(), HOST, challenge)));
        String token = get("/itspaces/session").body().replaceAll(".*\"csrfToken\":\"([^\"]*)\".*", "$1");

        assertThat(browser.send("DELETE", HOST, "/itspaces/session", "X-CSRF-Token", token)
                        .statusCode())
                .isEqualTo(204);

        assertThat(get("/itspaces/session").statusCode()).isEqualTo(401);
        assertThat(node.installation().access().sessions().find(cockpit.secret().reveal(), "account"))
                .isEmpty();
    }
}
