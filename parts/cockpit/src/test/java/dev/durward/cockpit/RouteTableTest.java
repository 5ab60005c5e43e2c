package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cockpit.api.Routes.Access;
import dev.durward.cockpit.api.Routes.Route;
import dev.durward.domain.authorization.PlatformRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every call there is. */
@TestInstance(Lifecycle.PER_CLASS)
class RouteTableTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{[a-zA-Z]+}");

    private PlatformApiFixture api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        api = new PlatformApiFixture(folder);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private List<Route> routes(Access... kinds) {
        return api.api().routes().stream()
                .filter(route -> List.of(kinds).contains(route.access()))
                .toList();
    }

    private static String path(Route route, String account) {
        return PARAMETER.matcher(route.template().replace("{account}", account)).replaceAll("demotmn");
    }

    @Test
    void administratorOfAnotherAccountSeesWhatAnUnknownAccountShows() throws Exception {
        List<Route> ofAccounts = routes(Access.OF_ACCOUNT, Access.OF_ACCOUNT_OR_PROVIDER);
        assertThat(ofAccounts).hasSizeGreaterThan(50);
        for (Route route : ofAccounts) {
            assertThat(route.template()).contains("{account}");
            HttpResponse<String> foreign = api.as("stranger", route.method(), path(route, "demo"), "");
            HttpResponse<String> unknown = api.as("stranger", route.method(), path(route, "nowhere"), "");

            assertThat(foreign.statusCode()).as(route.toString()).isEqualTo(404);
            assertThat(foreign.body())
                    .as(route.toString())
                    .isEqualTo(unknown.body().replace("nowhere", "demo"));
        }
    }

    @Test
    void administratorOfAnAccountChangesNothingOfTheInstallation() throws Exception {
        List<Route> ofInstallation = routes(Access.OF_PROVIDER);
        assertThat(ofInstallation).isNotEmpty();
        for (Route route : ofInstallation) {
            assertThat(api.as("stranger", route.method(), path(route, "demo"), "")
                            .statusCode())
                    .as(route.toString())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatEverybodyMayAskHoldsNothingOfAccountsTheyAreNoMemberOf() throws Exception {
        List<Route> known = routes(Access.KNOWN);
        assertThat(known).isNotEmpty();
        for (Route route : known) {
            assertThat(route.method()).isEqualTo("GET");
            assertThat(api.as("stranger", route.method(), route.template(), "").body())
                    .as(route.toString())
                    .contains("acme")
                    .doesNotContain("demo");
        }
    }

    @Test
    void roleThatIsNotEnoughIsNamed() throws Exception {
        Map<String, PlatformRole> members = Map.of(
                "owner", PlatformRole.ADMINISTRATOR,
                "developer", PlatformRole.DEVELOPER,
                "helper", PlatformRole.SUPPORT_USER,
                "assigner", PlatformRole.APPLICATION_USER_ADMIN);
        for (Route route : routes(Access.OF_ACCOUNT)) {
            for (Map.Entry<String, PlatformRole> member : members.entrySet()) {
                // a body that is refused, so that nothing is changed by those who may
                HttpResponse<String> response = api.as(member.getKey(), route.method(), path(route, "demo"), "[]");

                assertThat(response.statusCode() == 403)
                        .as("%s as %s: %s", route, member, response.body())
                        .isEqualTo(!route.roles().contains(member.getValue()));
            }
        }
    }

    @Test
    void nobodyGetsInWithoutCredentials() throws Exception {
        for (Route route : routes(Access.OF_ACCOUNT, Access.OF_ACCOUNT_OR_PROVIDER, Access.OF_PROVIDER, Access.KNOWN)) {
            HttpResponse<String> response =
                    api.installation().send(route.method(), api.installation().url("api") + path(route, "demo"), "");

            assertThat(response.statusCode()).as(route.toString()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }
}
