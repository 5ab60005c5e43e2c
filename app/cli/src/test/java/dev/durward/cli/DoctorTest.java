package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.durward.cli.exit.ExitCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code durward doctor}. */
class DoctorTest {
    @TempDir
    Path folder;

    private CliFixture cli;

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private List<String> wrong(ExitCode expected, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("doctor", "-o", "json"));
        arguments.addAll(List.of(options));
        var run = cli.run(arguments.toArray(String[]::new)).ends(expected);
        List<String> checks = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(run.out())) {
            if (row.path("result").asText().equals("WRONG")) {
                assertThat(row.path("remedy").asText()).isNotEmpty();
                checks.add(row.path("check").asText());
            }
        }
        return checks;
    }

    @Test
    void everythingIsFineAtAServerThatWorks() throws Exception {
        assertThat(wrong(ExitCode.OK)).isEmpty();
    }

    @Test
    void aWrongSecretIsFoundAtTheToken() throws Exception {
        cli.with("DURWARD_CLIENT_SECRET", "my-wrong-secret");

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("token");
    }

    @Test
    void aMissingRoleIsFoundAndTheCommandThatGivesItNamed() throws Exception {
        cli.run("role", "unassign", "NodeManager.read", "--client", CliFixture.READER)
                .ok();

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("logs", "roles");
        assertThat(cli.run("doctor").err())
                .contains("durward role assign NodeManager.read --client " + CliFixture.READER);
    }

    @Test
    void rolesThroughAGroupCount() throws Exception {
        String user = "oauth_client_" + CliFixture.READER;
        cli.run("group", "create", "Readers").ok();
        cli.run("group", "add", "Readers", user).ok();
        for (String role : List.of("IntegrationOperationServer.read", "NodeManager.read")) {
            cli.run("role", "unassign", role, "--client", CliFixture.READER).ok();
            cli.run("role", "assign", role, "--group", "Readers").ok();
        }

        assertThat(wrong(ExitCode.OK)).isEmpty();
        assertThat(cli.run("doctor").out()).contains("role NodeManager.read", "Readers");
    }

    @Test
    void onlyTheRolesThatAreMissingAreToBeAssigned() {
        cli.run("role", "unassign", "NodeManager.read", "--client", CliFixture.READER)
                .ok();

        var run = cli.run("doctor", "--fields", "check,remedy", "-o", "csv").ends(ExitCode.NOT_AUTHORIZED);

        assertThat(run.out().lines().filter(line -> line.startsWith("roles,")))
                .containsExactly(
                        "roles,Assign them: durward role assign NodeManager.read --client " + CliFixture.READER + ".");
    }

    @Test
    void theRequestsAreThoseOfTheDocumentation() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " accept="
                    + headers.getFirst("Accept") + " type=" + headers.getFirst("Content-Type") + " body="
                    + body.length);
            byte[] token = "{\"access_token\":\"t\",\"expires_in\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        server.start();
        try {
            cli.with("DURWARD_SERVER", "http://localhost:" + server.getAddress().getPort());
            cli.run("doctor");
        } finally {
            server.stop(0);
        }

        assertThat(asked)
                .contains(
                        "POST /oauthasservices-demo/oauth2/api/v1/token?grant_type=client_credentials accept=*/*"
                                + " type=null body=0",
                        "GET /demo-tmn/api/v1/MessageProcessingLogs accept=text/xml type=null body=0");
    }

    @Test
    void aServerThatIsAwayIsFoundAtThePort() throws Exception {
        assertThat(wrong(ExitCode.UNREACHABLE, "--server", "http://localhost:1"))
                .containsExactly("ports");
    }

    @Test
    void aNameThatNobodyKnowsIsFoundAtTheNames() throws Exception {
        assertThat(wrong(ExitCode.UNREACHABLE, "--server", "https://durward.invalid"))
                .containsExactly("names", "names", "names");
    }

    @Test
    void aClientOfAnotherApplicationIsFoundAtTheLogs() throws Exception {
        String[] create = {"client", "create", "sender", "--subscription", "iflmap", "-o", "json"};
        String secret = cli.run(create).json().path("secret").asText();
        cli.with("DURWARD_CLIENT_ID", "sender").with("DURWARD_CLIENT_SECRET", secret);

        assertThat(wrong(ExitCode.NOT_AUTHORIZED)).containsExactly("logs", "roles");
        assertThat(cli.run("doctor").err()).contains("subscribed to the tmn application");
    }

    @Test
    void missingSettingsAreWrongUsage() {
        cli.with("DURWARD_CLIENT_ID", "");

        assertThat(cli.run("doctor").ends(ExitCode.USAGE).err()).contains("--client-id", "DURWARD_CLIENT_ID");
    }
}
