package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.testing.http.HostileCaller;
import dev.durward.testing.http.HostileReport;
import dev.durward.testing.http.MutatedRequests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 13 at the token endpoint of the packaged product: damaged requests get no 5xx, no silence and no memory.
 * {@code -Ddurward.hostile.requests=1000000} is the full form, {@code -Ddurward.hostile.seed} another run.
 */
class HostileTokenRequestsTest {
    private static final int WARM_UP = 4000;
    private static final long COUNT = Long.getLong("durward.hostile.requests", 20_000);
    private static final long SEED = Long.getLong("durward.hostile.seed", 20_261_123);
    private static final long MAX_GROWTH_KIB = 64 * 1024;

    private static final String HOST = "oauthasservices-acme.durward.localhost";
    private static final String SECRET = "reader-secret-0123456789";
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("reader:" + SECRET).getBytes(StandardCharsets.UTF_8));
    private static final String DECLARATION = """
            accounts:
              - name: acme
                subscriptions: [tmn]
                clients:
                  - id: reader
                    subscription: tmn
                    authentication: basic-or-body
                    secret: %s
            """.formatted(SECRET);

    private static String request(String path, String authorization, String body) {
        return "POST /oauth2/api/v1/" + path + " HTTP/1.1\r\nHost: " + HOST + "\r\n" + authorization
                + "Content-Type: application/x-www-form-urlencoded\r\nAccept: */*\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static List<String> wellFormed() {
        String basic = "Authorization: Basic " + BASIC + "\r\n";
        String grant = "grant_type=client_credentials";
        String posted = "&client_id=reader&client_secret=" + SECRET;
        return List.of(
                request("token", basic, grant),
                request("token?" + grant, basic, ""),
                request("token?" + grant + "&token_format=jwt", basic, ""),
                request("token", "", grant + posted),
                request("token", basic, grant + "&scope=a+b,c%20d&token_format=jwtrfc"),
                request("introspect", basic, "token=0123456789abcdef0123456789abcdef"),
                request("introspect", "", "token=eyJ0eXAiOiJhdCtqd3QifQ.e30.AAAA" + posted),
                request("revoke", basic, "token=0123456789abcdef0123456789abcdef&token_type_hint=access_token"));
    }

    private static boolean showsTheSecret(String line) {
        return line.contains(SECRET) || line.contains(BASIC);
    }

    @Test
    void damagedTokenRequestsGetNoServerErrorNoSilenceAndNoMemory(@TempDir Path folder) throws Exception {
        try (ConfiguredServer server = ConfiguredServer.start(folder, DECLARATION)) {
            var caller = new HostileCaller(server.address(), HOST, new MutatedRequests(SEED, wellFormed()));

            HostileReport warmUp = caller.send(0, WARM_UP);
            long before = server.residentKib();
            HostileReport report = caller.send(WARM_UP, COUNT);
            long growth = server.residentKib() - before;

            System.out.println("figure statuses=" + report.statuses() + " growth_kib=" + growth);
            assertThat(warmUp.failures()).isEmpty();
            assertThat(report.failures()).isEmpty();
            assertThat(report.statuses()).containsKeys(200, 400, 401, 404, 405);
            assertThat(growth).isLessThan(MAX_GROWTH_KIB);
            assertThat(server.log()).doesNotContain("\"level\":\"ERROR\"", "\"throwable\":{");
            assertThat(server.log().lines().filter(HostileTokenRequestsTest::showsTheSecret))
                    .isEmpty();
        }
    }
}
