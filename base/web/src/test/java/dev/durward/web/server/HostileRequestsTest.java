package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.testing.http.HostileCaller;
import dev.durward.testing.http.HostileReport;
import dev.durward.testing.http.MutatedRequests;
import dev.durward.web.Body;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Response;
import dev.durward.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Promise 13: whatever comes over the socket, no 5xx, no hang, no growth. {@code -Ddurward.hostile.requests=1000000} is
 * the full form, {@code -Ddurward.hostile.seed} another run.
 */
class HostileRequestsTest {
    private static final int WARM_UP = 4000;
    private static final long COUNT = Long.getLong("durward.hostile.requests", 16_000);
    private static final long SEED = Long.getLong("durward.hostile.seed", 20_261_123);
    private static final long MAX_GROWTH_KIB = 64 * 1024;

    private static final String HOST = "demo.durward.localhost";
    private static final String POST = "POST /oauth2/api/v1/token";
    private static final String HEADERS =
            " HTTP/1.1\r\nHost: " + HOST + "\r\nAuthorization: Basic Y2xpZW50OnNlY3JldA==\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nAccept: */*\r\n";
    private static final List<String> WELL_FORMED = List.of(
            POST + HEADERS + "Content-Length: 29\r\n\r\ngrant_type=client_credentials",
            POST + "?grant_type=client_credentials&token_format=jwt" + HEADERS + "Content-Length: 0\r\n\r\n",
            POST + HEADERS + "Transfer-Encoding: chunked\r\n\r\n1d\r\ngrant_type=client_credentials\r\n0\r\n\r\n",
            POST + HEADERS + "Expect: 100-continue\r\nContent-Length: 29\r\n\r\ngrant_type=client_credentials",
            "GET /things/a%20b?x=%7B1%7D" + HEADERS
                    + "Accept-Encoding: gzip, br;q=0.5\r\nConnection: keep-alive\r\n\r\n",
            "GET https://" + HOST + "/things/1" + HEADERS + "\r\n");

    /** The server that is called, in a process of its own, so that its memory can be measured. */
    static final class Target {
        private Target() {}

        public static void main(String[] arguments) throws Exception {
            Router router = new Router(FailureRenderer.JSON)
                    .add("POST", "/oauth2/api/v1/token", request -> {
                        Body body = request.body();
                        int length = body.hasBody() ? body.bytes(16 * 1024).length : 0;
                        return Response.ok(
                                "text/plain",
                                "read " + length + request.query().names().size());
                    })
                    .add(
                            "GET",
                            "/things/{id}",
                            request -> Response.ok(
                                            "text/plain",
                                            request.pathParameter("id")
                                                    + request.query().names())
                                    .compressible());
            TestServer server = TestServer.with(router);
            System.out.println("port=" + server.port());
            new CountDownLatch(1).await();
        }
    }

    private static Process target(Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        // a heap that is resident from the start, so that what grows is something else
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Target.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static long residentKib(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void damagedRequestsGetNoServerErrorNoHangAndNoMemory() throws Exception {
        Path log = Files.createTempFile("hostile", ".log");
        Process process = target(log);
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(log));
            var caller = new HostileCaller(address, HOST, new MutatedRequests(SEED, WELL_FORMED));

            HostileReport warmUp = caller.send(0, WARM_UP);
            long before = residentKib(process);
            HostileReport report = caller.send(WARM_UP, COUNT);
            long growth = residentKib(process) - before;

            System.out.println("statuses=" + report.statuses() + " growth_kib=" + growth);
            assertThat(warmUp.failures()).isEmpty();
            assertThat(report.failures()).isEmpty();
            assertThat(report.statuses()).containsKeys(200, 400, 404, 405, 431);
            assertThat(growth).isLessThan(MAX_GROWTH_KIB);
            assertThat(log).content().doesNotContain("ERROR", "Exception");
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(log);
        }
    }

    private static int port(Path log) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            for (String line : Files.readAllLines(log)) {
                if (line.startsWith("port=")) {
                    return Integer.parseInt(line.substring("port=".length()));
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IOException("the server did not start: " + Files.readString(log));
    }
}
