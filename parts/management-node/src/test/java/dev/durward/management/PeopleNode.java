package dev.durward.management;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.Access;
import dev.durward.access.session.BegunSession;
import dev.durward.access.session.HandOffs;
import dev.durward.access.session.SessionHost;
import dev.durward.domain.account.NodeType;
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
import java.util.List;

/** A management node that people reach in browsers, with user {@code ann}. It does what the cockpit does at a sign-in. */
final class PeopleNode implements AutoCloseable {
    static final String HOST = "demo-tmn";
    static final String OTHER_HOST = "acme-tmn";
    static final String SESSION = "__Host-durward-session";
    static final String BEGUN = "__Host-durward-sign-in";
    static final String ODATA = "/itspaces/odata/api/v1/";

    private final TestInstallation installation;
    private final ManagementNode node;
    private final HandOffs handOffs;

    PeopleNode(Path folder) throws Exception {
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
        installation.with(OTHER_HOST, node.host(ACME));
        access.accounts().putUser("ann", SECRET, ADMIN).orThrow();
        installation.assign(DEMO, NodeType.TMN, "ann", TmnServer.WRITE.toArray(String[]::new));
        installation.stores().logs().write(TestLogs.both("demo"));
    }

    @Override
    public void close() {
        installation.close();
    }

    TestInstallation installation() {
        return installation;
    }

    List<Route> routes() {
        return node.people().orElseThrow().routes();
    }

    /** A session at the cockpit. */
    BegunSession atCockpit() {
        var sessions = installation.access().sessions();
        return sessions.begin(
                sessions.people().byPassword("ann").orElseThrow(), new SessionHost("account", "durward"), "");
    }

    /** A code for a host, as the cockpit gives it to a browser with a session. */
    String code(String root, String host, String challenge) {
        return handOffs.issue(root, host, challenge);
    }

    /** Where an answer leads. */
    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Begins at a host and returns the challenge that the cockpit would see. */
    static String begin(TestBrowser in, String host, String back) throws Exception {
        String address = location(in.send("GET", host, "/itspaces/sign-in?return=" + back));
        assertThat(address).startsWith("https://account.durward.localhost/sign-in/hosts/" + host + "?challenge=");
        return URI.create(address).getRawQuery().substring("challenge=".length());
    }

    /** Comes back to a host with a code. */
    static HttpResponse<String> finish(TestBrowser in, String host, String code) throws Exception {
        return in.send("GET", host, "/itspaces/sign-in/callback?code=" + code);
    }

    /** Signs in and returns the CSRF token. */
    String signIn(TestBrowser in, String host) throws Exception {
        String challenge = begin(in, host, "");
        location(finish(in, host, code(atCockpit().session().root(), host, challenge)));
        String session = in.send("GET", host, "/itspaces/session").body();
        return session.replaceAll(".*\"csrfToken\":\"([^\"]*)\".*", "$1");
    }
}
