package dev.durward.cockpit;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.web.CockpitHost;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every call there is when it comes with a session. */
@TestInstance(Lifecycle.PER_CLASS)
class SessionRouteTableTest {
    private record Change(String method, String template) {}

    private static final Pattern PARAMETER = Pattern.compile("\\{[a-zA-Z]+}");
    private static final String ACCOUNT = "account";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestInstallation installation;
    private CockpitHost host;
    private TestBrowser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = TestInstallation.in(folder);
        host = CockpitHost.of(installation.access(), installation.stores().audit(), List.of(), InstantSource.system());
        installation.with(ACCOUNT, host);
        browser = new TestBrowser(installation);
        member("root", Account.PROVIDER);
        member("stranger", "acme");
    }

    @AfterAll
    void stop() {
        browser.close();
        installation.close();
    }

    private void member(String user, String account) {
        installation.access().accounts().putUser(user, SECRET, ADMIN).orThrow();
        installation
                .access()
                .accounts()
                .addMember(new Member(account, user, PlatformRole.ADMINISTRATOR), ADMIN)
                .orThrow();
    }

    private static String signIn(TestBrowser in, String user) throws Exception {
        String body = "{\"user\":\"" + user + "\",\"password\":\"" + SECRET.reveal() + "\"}";
        return JSON.readTree(in.json("POST", ACCOUNT, "/session", body).body())
                .path("csrfToken")
                .textValue();
    }

    private List<Change> modifying() {
        List<Change> modifying = new ArrayList<>();
        for (Routes.Route route : host.api().routes()) {
            if (!route.method().equals("GET")) {
                modifying.add(new Change(route.method(), "/api" + route.template()));
            }
        }
        modifying.add(new Change("DELETE", "/session"));
        assertThat(modifying).hasSizeGreaterThan(15);
        return modifying;
    }

    private static String path(String template, String account) {
        return PARAMETER.matcher(template.replace("{account}", account)).replaceAll("demotmn");
    }

    @Test
    void noChangeIsMadeWithoutTheTokenOfItsSession() throws Exception {
        String ended = signIn(browser, "root");
        browser.send("DELETE", ACCOUNT, "/session", "X-CSRF-Token", ended);
        String own = signIn(browser, "root");
        String foreign;
        try (TestBrowser another = new TestBrowser(installation)) {
            foreign = signIn(another, "root");
        }
        assertThat(own).isNotEqualTo(ended).isNotEqualTo(foreign);

        for (Change route : modifying()) {
            for (String token : List.of("", "Fetch", ended, foreign, own.substring(1))) {
                HttpResponse<String> answer =
                        browser.send(route.method(), ACCOUNT, path(route.template(), "demo"), "X-CSRF-Token", token);

                assertThat(answer.statusCode())
                        .as(route + " with '" + token + "'")
                        .isEqualTo(403);
                assertThat(answer.headers().firstValue("X-CSRF-Token")).hasValue("Required");
            }
            assertThat(browser.send(route.method(), ACCOUNT, path(route.template(), "demo"))
                            .statusCode())
                    .as(route.toString())
                    .isEqualTo(403);
        }
        assertThat(browser.send("GET", ACCOUNT, "/session").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyGetsInWithoutASession() throws Exception {
        try (TestBrowser nobody = new TestBrowser(installation)) {
            for (Routes.Route route : host.api().routes()) {
                if (route.access() == Routes.Access.PUBLIC) {
                    continue;
                }
                assertThat(nobody.send(route.method(), ACCOUNT, "/api" + path(route.template(), "demo"))
                                .statusCode())
                        .as(route.toString())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void administratorOfAnotherAccountSeesWhatAnUnknownAccountShows() throws Exception {
        try (TestBrowser stranger = new TestBrowser(installation)) {
            String token = signIn(stranger, "stranger");
            for (Routes.Route route : host.api().routes()) {
                if (!route.template().contains("{account}")) {
                    continue;
                }
                HttpResponse<String> foreign = stranger.send(
                        route.method(), ACCOUNT, "/api" + path(route.template(), "demo"), "X-CSRF-Token", token);
                HttpResponse<String> unknown = stranger.send(
                        route.method(), ACCOUNT, "/api" + path(route.template(), "nowhere"), "X-CSRF-Token", token);

                assertThat(foreign.statusCode()).as(route.toString()).isEqualTo(404);
                assertThat(foreign.body()).isEqualTo(unknown.body().replace("nowhere", "demo"));
            }
        }
    }
}
