package dev.durward.cockpit.web;

import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.Access;
import dev.durward.cockpit.ClockedInstallation;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** The cockpit's host on a real socket and store, with members, a browser and a clock that tests move. */
final class CockpitFixture implements AutoCloseable {
    static final String ACCOUNT = "account";
    static final String COOKIE = "__Host-durward-session";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ClockedInstallation clocked;
    private final TestInstallation installation;
    private final CockpitHost host;
    private final TestBrowser browser;

    /** A cockpit without anybody. */
    CockpitFixture(Path folder) throws IOException {
        this(folder, port -> List.of());
    }

    /** As above, with providers that answer at the installation's port. */
    CockpitFixture(Path folder, IntFunction<List<OpenIdProvider>> providers) throws IOException {
        clocked = new ClockedInstallation(
                folder,
                TestInstallation.CONFIG.withSessions(
                        TestInstallation.CONFIG.sessions().withIdentityProviders(Set.of("corp"))));
        installation = clocked.installation();
        host = CockpitHost.of(
                installation.access(),
                installation.stores().audit(),
                providers.apply(installation.port()),
                clocked::now);
        installation.with(CockpitHost.HOST_LABEL, host);
        browser = new TestBrowser(installation);
    }

    /** Members: root (everywhere), owner of demo, stranger of acme. */
    CockpitFixture withMembers() {
        clocked.member("root", Account.PROVIDER, PlatformRole.ADMINISTRATOR);
        clocked.member("owner", "demo", PlatformRole.ADMINISTRATOR);
        clocked.member("stranger", "acme", PlatformRole.ADMINISTRATOR);
        return this;
    }

    TestInstallation installation() {
        return installation;
    }

    Access access() {
        return installation.access();
    }

    CockpitHost host() {
        return host;
    }

    /** The browser that every call goes through unless a test opens another. */
    TestBrowser browser() {
        return browser;
    }

    TestBrowser anotherBrowser() {
        return new TestBrowser(installation);
    }

    void pass(Duration time) {
        clocked.pass(time);
    }

    HttpResponse<String> signIn(TestBrowser in, String user, String password) throws Exception {
        return in.json("POST", ACCOUNT, "/session", "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
    }

    /** Signs in with the right password; returns the CSRF token. */
    String signIn(TestBrowser in, String user) throws Exception {
        HttpResponse<String> answer = signIn(in, user, SECRET.reveal());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("csrfToken").textValue();
    }

    String signIn(String user) throws Exception {
        return signIn(browser, user);
    }

    int status(String path) throws Exception {
        return browser.send("GET", ACCOUNT, path).statusCode();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Waits until the installation's audit log, written beside the requests, has an event. */
    void awaitAudit(String actor, String message) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (installation.stores().audit().newest(Account.PROVIDER, 100).stream()
                .noneMatch(
                        event -> event.actor().equals(actor) && event.message().equals(message))) {
            assertThat(System.nanoTime())
                    .as("no event '" + message + "' of " + actor)
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        browser.close();
        clocked.close();
    }
}
