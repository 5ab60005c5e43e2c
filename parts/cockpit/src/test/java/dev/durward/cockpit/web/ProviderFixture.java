package dev.durward.cockpit.web;

import static dev.durward.cockpit.web.CockpitFixture.ACCOUNT;
import static dev.durward.cockpit.web.CockpitFixture.COOKIE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.durward.testing.TestBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cockpit with members and one OpenID provider, and a browser that signs in there. */
final class ProviderFixture implements AutoCloseable {
    static final String BEGIN = "/sign-in/oidc/corp";
    static final String OIDC_COOKIE = "__Host-durward-oidc";

    private final CockpitFixture cockpit;
    private final TestProvider provider;

    ProviderFixture(Path folder) throws Exception {
        cockpit = new CockpitFixture(folder, port -> List.of(TestProvider.configured(port))).withMembers();
        provider = new TestProvider(cockpit.installation().port());
        cockpit.installation().with(TestProvider.LABEL, provider);
    }

    CockpitFixture cockpit() {
        return cockpit;
    }

    TestProvider provider() {
        return provider;
    }

    TestBrowser browser() {
        return cockpit.browser();
    }

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String parameter(String address, String name) {
        Map<String, List<String>> parameters =
                URLUtils.parseParameters(URI.create(address).getRawQuery());
        return parameters.getOrDefault(name, List.of()).getFirst();
    }

    HttpResponse<String> signIn(String back) throws Exception {
        String address = location(browser().send("GET", ACCOUNT, BEGIN + back));
        return callback("?code=" + provider.signIn(address) + "&state=" + parameter(address, "state"));
    }

    HttpResponse<String> callback(String query) throws Exception {
        return browser().send("GET", ACCOUNT, BEGIN + "/callback" + query);
    }

    void assertRefused(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(browser().cookie(ACCOUNT, COOKIE)).isEmpty();
        assertThat(cockpit.status("/session")).isEqualTo(401);
    }

    @Override
    public void close() {
        cockpit.close();
    }
}
