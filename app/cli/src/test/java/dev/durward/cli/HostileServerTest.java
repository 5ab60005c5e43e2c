package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.durward.cli.exit.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that means harm, or is another one. */
class HostileServerTest {
    private static final String STEERING = "\\u001b[2J\\u009b31m\\u202eevil\\u2028\\r\\n+ forged";

    @TempDir
    Path folder;

    private CliFixture cli;
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + cli.installation().port() + "/");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        cli.with("DURWARD_SERVER", "http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        cli.close();
    }

    private CliFixture.Run answered(int answer, String text, String... arguments) {
        status = answer;
        body = text;
        return cli.run(arguments);
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints()
                        .filter(point -> point != '\n' && point != '\r')
                        .anyMatch(HostileServerTest::steers))
                .as(text)
                .isFalse();
    }

    private static boolean steers(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR -> true;
            default -> false;
        };
    }

    @Test
    void textsOfTheServerNeverSteerTheTerminal() {
        String clients = "{\"clients\":[{\"id\":\"a\",\"name\":\"" + STEERING + "\"}]}";

        for (String format : new String[] {"table", "json", "yaml", "csv"}) {
            var run = answered(200, clients, "client", "list", "-o", format).ok();
            assertHarmless(run.out());
            assertThat(run.out()).contains("evil");
        }
        var table = answered(200, clients, "client", "list").ok();
        assertThat(table.out().lines()).hasSize(2);
    }

    @Test
    void errorsOfTheServerNeverSteerTheTerminal() {
        assertHarmless(answered(409, "{\"message\":\"" + STEERING + "\"}", "client", "list")
                .ends(ExitCode.FAILURE)
                .err());
        assertHarmless(answered(500, "<h1>\u001b[2J</h1>", "client", "list")
                .ends(ExitCode.FAILURE)
                .err());
    }

    @Test
    void jsonReadsBackAsItWasSent() throws Exception {
        var run = answered(
                200,
                "{\"clients\":[{\"id\":\"a\",\"name\":\"" + STEERING + "\u00e4\"}]}",
                "client",
                "list",
                "-o",
                "json");

        assertThat(run.json().get(0).path("name").asText())
                .startsWith("\u001b[2J\u009b")
                .endsWith("forged\u00e4");
    }

    @Test
    void aTokenThatIsNoneIsNotPrinted() {
        assertThat(answered(200, "{\"access_token\":\"" + STEERING + "\"}", "token", "get")
                        .ends(ExitCode.FAILURE)
                        .out())
                .isEmpty();
    }

    @Test
    void theVersionOfTheServerIsWhatItsOperationsPortSays() throws Exception {
        assertThat(cli.run("server", "version", "-o", "json").json()).hasSize(1);

        cli.with(
                "DURWARD_OPERATIONS_URL",
                "http://localhost:" + server.getAddress().getPort());
        var versions = answered(200, "{\"status\":\"UP\",\"version\":\"9.9\"}", "server", "version", "-o", "csv");

        assertThat(versions.ok().out().lines()).endsWith("server,9.9");
        assertThat(asked).containsExactly("/health/live");
        answered(200, "hello", "server", "version").ends(ExitCode.UNREACHABLE);
    }

    @Test
    void redirectionsAreNotFollowed() {
        answered(302, "", "client", "list").ends(ExitCode.FAILURE);

        assertThat(asked).hasSize(1);
    }

    @Test
    void anotherServerIsSaidToBeOne() {
        assertThat(answered(200, "<html>hello</html>", "client", "list")
                        .ends(ExitCode.UNREACHABLE)
                        .err())
                .contains("is not JSON", "Durward");
        answered(200, "[1]", "client", "list").ends(ExitCode.UNREACHABLE);
    }

    @Test
    void aNextPageElsewhereIsNotAskedForWithTheToken() {
        cli.with("DURWARD_TOKEN", "a-token");

        var run = answered(
                200, "{\"d\":{\"results\":[],\"__next\":\"https://elsewhere.example/api/v1/x\"}}", "message", "list");

        assertThat(run.ends(ExitCode.FAILURE).err()).contains("elsewhere.example");
    }
}
