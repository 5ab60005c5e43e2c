package dev.durward.cockpit.web;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.access.Access;
import dev.durward.cockpit.oidc.OpenIdProvider;
import dev.durward.domain.account.Account;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.store.StoreConfig;
import dev.durward.testing.TestBrowser;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** The cockpit's host on a real socket and store, with members, a browser and a clock that tests move. */
final class CockpitFixture implements AutoCloseable {
    static final String ACCOUNT = "account";
    static final String COOKIE = "__Host-durward-session";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestInstallation installation;
    private final CockpitHost host;
    private final TestBrowser browser;
    private volatile Instant now = Instant.now();

    /** A cockpit without anybody. */
    CockpitFixture(Path folder) throws IOException {
        this(folder, port -> List.of());
    }

    /** As above, with providers that answer at the installation's port. */
    CockpitFixture(Path folder, IntFunction<List<OpenIdProvider>> providers) throws IOException {
        installation = TestInstallation.over(
                new StoreConfig.Sqlite(folder),
                () -> now,
                TestInstallation.CONFIG.withSessions(
                        TestInstallation.CONFIG.sessions().withIdentityProviders(Set.of("corp"))));
        host = CockpitHost.of(
                installation.access(), installation.stores().audit(), providers.apply(installation.port()), () -> now);
        installation.with(CockpitHost.HOST_LABEL, host);
        browser = new TestBrowser(installation);
    }

    /** Members: root (everywhere), owner of demo, stranger of acme. */
    CockpitFixture withMembers() {
        member("root", Account.PROVIDER, PlatformRole.ADMINISTRATOR);
        member("owner", "demo", PlatformRole.ADMINISTRATOR);
        member("stranger", "acme", PlatformRole.ADMINISTRATOR);
        return this;
    }

    private void member(String user, String account, PlatformRole role) {
        access().accounts().putUser(user, SECRET, ADMIN).orThrow();
        access().accounts().addMember(new Member(account, user, role), ADMIN).orThrow();
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
        now = now.plus(time);
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
        installation.close();
    }
}
