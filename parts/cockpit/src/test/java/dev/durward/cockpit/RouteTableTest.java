package dev.durward.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cockpit.api.Routes.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

    private static String path(Route route, String account) {
        return PARAMETER.matcher(route.template().replace("{account}", account)).replaceAll("demotmn");
    }

    @Test
    void administratorOfAnotherAccountSeesWhatAnUnknownAccountShows() throws Exception {
        assertThat(api.api().routes()).hasSizeGreaterThan(20);
        for (Route route : api.api().routes()) {
            HttpResponse<String> foreign = api.as("stranger", route.method(), path(route, "demo"), "");
            HttpResponse<String> unknown = api.as("stranger", route.method(), path(route, "nowhere"), "");

            assertThat(foreign.statusCode()).as(route.toString()).isEqualTo(404);
            assertThat(foreign.body())
                    .as(route.toString())
                    .isEqualTo(unknown.body().replace("nowhere", "demo"));
        }
    }

    @Test
    void nobodyGetsInWithoutCredentials() throws Exception {
        for (Route route : api.api().routes()) {
            HttpResponse<String> response =
                    api.installation().send(route.method(), api.installation().url("api") + path(route, "demo"), "");

            assertThat(response.statusCode()).as(route.toString()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }
}
