package dev.durward.cockpit.web;

import static dev.durward.cockpit.web.CockpitFixture.ACCOUNT;
import static dev.durward.cockpit.web.CockpitFixture.COOKIE;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.durward.access.session.SessionHost;
import dev.durward.cockpit.PlatformApi;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.store.directory.DirectoryChange;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in with a password at the cockpit's host. */
class SignInTest {
    private CockpitFixture cockpit;
    private TestBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        cockpit = new CockpitFixture(folder).withMembers();
        browser = cockpit.browser();
    }

    @AfterEach
    void stop() {
        cockpit.close();
    }

    @Test
    void theAnswerSaysWhoSignedInAndWhatTheyMaySee() throws Exception {
        JsonNode owner = CockpitFixture.json(cockpit.signIn(browser, "owner", SECRET.reveal()));

        assertThat(owner.path("user").textValue()).isEqualTo("owner");
        assertThat(owner.path("localUser")).isEqualTo(BooleanNode.TRUE);
        assertThat(owner.path("accounts").toString())
                .isEqualTo("[{\"name\":\"demo\",\"displayName\":\"demo\",\"shortName\":\"demo\","
                        + "\"platformRoles\":[\"Administrator\"]}]");
        assertThat(owner.path("provider").path("platformRoles")).isEmpty();
        assertThat(CockpitFixture.json(browser.send("GET", ACCOUNT, "/session")))
                .isEqualTo(owner);

        JsonNode root = CockpitFixture.json(cockpit.signIn(browser, "root", SECRET.reveal()));
        assertThat(root.path("accounts")).hasSize(2);
        assertThat(root.path("provider").path("platformRoles").path(0).textValue())
                .isEqualTo("Administrator");
    }

    @Test
    void theCookieIsBoundToTheHostAndOutOfReachOfScripts() throws Exception {
        HttpResponse<String> answer = cockpit.signIn(browser, "owner", SECRET.reveal());

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith(COOKIE + "=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Strict");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).doesNotContain(browser.cookie(ACCOUNT, COOKIE));
    }

    @Test
    void withoutASessionTheAnswerSaysWhereToSignIn() throws Exception {
        for (String path : List.of("/session", "/api/oauth/v1/accounts/demo/clients")) {
            HttpResponse<String> answer = browser.send("GET", ACCOUNT, path);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(CockpitFixture.json(answer).path("signIn").textValue()).isEqualTo("/cockpit/#/sign-in");
        }
    }

    @Test
    void theApiOfThisHostTakesNoBasicAuthentication() throws Exception {
        HttpResponse<String> answer = browser.send(
                "GET",
                ACCOUNT,
                "/api/oauth/v1/accounts/demo",
                "Authorization",
                TestInstallation.basic("owner", SECRET.reveal()));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void unknownUsersWrongPasswordsAndLockedUsersGetTheSameAnswer() throws Exception {
        HttpResponse<String> unknown = cockpit.signIn(browser, "nobody", SECRET.reveal());
        HttpResponse<String> wrong = cockpit.signIn(browser, "owner", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        for (int i = 0; i < 4; i++) {
            cockpit.signIn(browser, "owner", "wrong");
        }
        HttpResponse<String> locked = cockpit.signIn(browser, "owner", SECRET.reveal());
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(locked.body()).isEqualTo(unknown.body());
        assertThat(browser.cookie(ACCOUNT, COOKIE)).isEmpty();
        cockpit.awaitAudit("owner", "User locked for 60 minutes after 5 failures");
    }

    @Test
    void theLockOfTheFormHoldsForBasicToo() throws Exception {
        for (int i = 0; i < 5; i++) {
            cockpit.signIn(browser, "owner", "wrong");
        }
        cockpit.installation()
                .with(
                        "api",
                        PlatformApi.of(
                                cockpit.access(),
                                cockpit.installation().stores().audit(),
                                InstantSource.system()));

        HttpResponse<String> answer = browser.send(
                "GET",
                "api",
                "/oauth/v1/accounts/demo",
                "Authorization",
                TestInstallation.basic("owner", SECRET.reveal()));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void signInBeginsANewSessionAndEndsTheOneBefore() throws Exception {
        browser.plant(ACCOUNT, COOKIE, "A".repeat(43));
        cockpit.signIn("owner");
        String first = browser.cookie(ACCOUNT, COOKIE);
        cockpit.signIn("owner");
        String second = browser.cookie(ACCOUNT, COOKIE);

        assertThat(first).isNotEqualTo("A".repeat(43)).isNotEqualTo(second);
        assertThat(cockpit.status("/session")).isEqualTo(200);
        browser.plant(ACCOUNT, COOKIE, first);
        assertThat(cockpit.status("/session")).isEqualTo(401);
    }

    @Test
    void signOutEndsTheSessionAtTheServer() throws Exception {
        String token = cockpit.signIn("owner");
        String cookie = browser.cookie(ACCOUNT, COOKIE);

        assertThat(browser.send("DELETE", ACCOUNT, "/session").statusCode()).isEqualTo(403);
        HttpResponse<String> answer = browser.send("DELETE", ACCOUNT, "/session", "X-CSRF-Token", token);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.cookie(ACCOUNT, COOKIE)).isEmpty();
        browser.plant(ACCOUNT, COOKIE, cookie);
        assertThat(cockpit.status("/session")).isEqualTo(401);
        cockpit.awaitAudit("owner", "User signed in at account");
        cockpit.awaitAudit("owner", "User signed out");
    }

    @Test
    void anIdleSessionEndsAfterTwentyMinutes() throws Exception {
        cockpit.signIn("owner");
        cockpit.pass(Duration.ofMinutes(19));
        assertThat(cockpit.status("/session")).isEqualTo(200);
        cockpit.pass(Duration.ofMinutes(20));

        assertThat(cockpit.status("/session")).isEqualTo(401);
    }

    @Test
    void aChangedPlatformRoleCountsForTheNextRequest() throws Exception {
        cockpit.signIn("stranger");
        assertThat(cockpit.status("/api/oauth/v1/accounts/demo")).isEqualTo(404);

        cockpit.access()
                .accounts()
                .addMember(new Member("demo", "stranger", PlatformRole.SUPPORT_USER), ADMIN)
                .orThrow();

        assertThat(cockpit.status("/api/oauth/v1/accounts/demo")).isEqualTo(200);
    }

    @Test
    void aDisabledUserIsOutAtTheNextRequest() throws Exception {
        cockpit.signIn("owner");
        LocalUser known = cockpit.access().directory().current().user("owner").orElseThrow();

        cockpit.installation()
                .stores()
                .directory()
                .apply(
                        cockpit.access().directory().current().data().changeCounter(),
                        List.of(new DirectoryChange.PutUser(new LocalUser("owner", known.passwordHash(), false))),
                        List.of());
        cockpit.access().directory().refresh();

        assertThat(cockpit.status("/session")).isEqualTo(401);
        assertThat(cockpit.signIn(browser, "owner", SECRET.reveal()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieOfAnotherHostIsNoSession() throws Exception {
        cockpit.signIn("owner");
        String secret = cockpit.access()
                .sessions()
                .beginBeside(
                        cockpit.access()
                                .sessions()
                                .find(browser.cookie(ACCOUNT, COOKIE), ACCOUNT)
                                .orElseThrow()
                                .root(),
                        new SessionHost("demo-tmn", "demo"),
                        "")
                .orElseThrow()
                .secret()
                .reveal();

        browser.plant(ACCOUNT, COOKIE, secret);

        assertThat(cockpit.status("/session")).isEqualTo(401);
    }

    @Test
    void thePathFormServesNoPerson() throws Exception {
        cockpit.signIn("owner");
        String cookie = COOKIE + "=" + browser.cookie(ACCOUNT, COOKIE);
        String base = cockpit.installation().url(ACCOUNT);

        for (String path : List.of("/", "/cockpit/", "/session", "/session/providers", "/api/oauth/v1/accounts/demo")) {
            assertThat(cockpit.installation()
                            .send("GET", base + path, "", "Cookie", cookie)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void anotherSitesFormCantSignAnybodyIn() throws Exception {
        String body = "{\"user\":\"owner\",\"password\":\"" + SECRET.reveal() + "\"}";

        assertThat(browser.json("POST", ACCOUNT, "/session", body, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.json("POST", ACCOUNT, "/session", body, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.json("POST", ACCOUNT, "/session", body, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(cockpit.installation()
                        .send(
                                "POST",
                                "http://localhost:" + cockpit.installation().port() + "/session",
                                body,
                                "Host",
                                "account.durward.localhost",
                                "Content-Type",
                                "text/plain")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void malformedSignInsAreExplained() throws Exception {
        for (String body :
                List.of("", "[]", "{}", "{\"user\":1,\"password\":\"x\"}", "{\"user\":\"a\"}", "{\"x\":1}")) {
            assertThat(browser.json("POST", ACCOUNT, "/session", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(cockpit.signIn(browser, "a".repeat(70_000), "x").statusCode())
                .isEqualTo(413);
    }

    @Test
    void linksInAnswersLeadThroughThisHost() throws Exception {
        String token = cockpit.signIn("owner");

        HttpResponse<String> answer = browser.json(
                "POST",
                ACCOUNT,
                "/api/oauth/v1/accounts/demo/clients",
                "{\"id\":\"c1\",\"name\":\"One\",\"subscription\":\"durward:demotmn\"}",
                "X-CSRF-Token",
                token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/oauth/v1/accounts/demo/clients/c1")
                .contains("//account.durward.localhost");
    }
}
