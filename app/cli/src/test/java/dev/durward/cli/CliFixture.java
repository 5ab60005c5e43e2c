package dev.durward.cli;

import static dev.durward.testing.TestInstallation.ADMIN;
import static dev.durward.testing.TestInstallation.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durward.authorization.AuthorizationEndpoints;
import dev.durward.authorization.AuthorizationService;
import dev.durward.cli.command.Surroundings;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cockpit.PlatformApi;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Member;
import dev.durward.domain.authorization.PlatformRole;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.ManagementNode;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.testing.TestInstallation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line beside a server with all its APIs on a real socket, in path form. */
final class CliFixture implements AutoCloseable {
    /** A client that may read logs and payloads. */
    static final String READER = "reader~1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestInstallation installation;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String input = "";

    CliFixture(Path folder) throws IOException {
        this.folder = folder;
        installation = TestInstallation.in(Files.createDirectories(folder.resolve("store")));
        InstantSource clock = InstantSource.system();
        var access = installation.access();
        installation.with(
                PlatformApi.HOST_LABEL,
                PlatformApi.of(access, installation.stores().audit(), clock));
        installation.with(
                AuthorizationService.HOST_PREFIX + "demo",
                new AuthorizationService(TestInstallation.DEMO, AuthorizationEndpoints.of(access)));
        ManagementNode node = ManagementNode.of(
                new Door(access.authenticator()),
                new CsrfProtection(clock, RANDOM, new byte[32]),
                installation.stores(),
                new ContentProtection(RolePolicy.STRICT, access.cipher(), clock));
        installation.with("demo-tmn", node.host(TestInstallation.DEMO));
        access.accounts().putUser("root", SECRET, ADMIN).orThrow();
        access.accounts()
                .addMember(new Member(Account.PROVIDER, "root", PlatformRole.ADMINISTRATOR), ADMIN)
                .orThrow();
        // the name of somebody who signs in at a provider
        access.accounts()
                .addMember(new Member("demo", "ann@example.com", PlatformRole.DEVELOPER), ADMIN)
                .orThrow();
        var reader = installation.client(TestInstallation.DEMO, NodeType.TMN, READER, ClientAuthentication.BASIC);
        installation.assign(
                TestInstallation.DEMO,
                NodeType.TMN,
                reader.technicalUser(),
                "IntegrationOperationServer.read",
                "NodeManager.read",
                "esbmessagestorage.read");
        environment.put("DURWARD_SERVER", "http://localhost:" + installation.port());
        environment.put("DURWARD_ACCOUNT", "demo");
        environment.put("DURWARD_CLIENT_ID", READER);
        environment.put("DURWARD_CLIENT_SECRET", SECRET.reveal());
        environment.put("DURWARD_USER", "root");
        environment.put("DURWARD_PASSWORD", SECRET.reveal());
    }

    TestInstallation installation() {
        return installation;
    }

    Path folder() {
        return folder;
    }

    /** Sets a variable for the next runs; an empty value takes it away. */
    CliFixture with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What the next runs find on standard input. */
    CliFixture typing(String text) {
        input = text;
        return this;
    }

    /** Runs a command to its end. */
    Run run(String... arguments) {
        return run(new StringWriter(), arguments);
    }

    /** Runs a command to its end; what it prints can be seen meanwhile. */
    Run run(StringWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                out,
                new PrintWriter(err, true),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                environment,
                folder,
                InstantSource.system());
        ExitCode exitCode = new Cli(surroundings).run(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /**
     * How a command ended.
     *
     * @param exitCode how
     * @param out standard output
     * @param err standard error
     */
    record Run(ExitCode exitCode, String out, String err) {
        Run ok() {
            assertThat(exitCode).as(err).isEqualTo(ExitCode.OK);
            return this;
        }

        Run ends(ExitCode expected) {
            assertThat(exitCode).as(out + err).isEqualTo(expected);
            return this;
        }

        JsonNode json() throws IOException {
            return JSON.readTree(ok().out());
        }
    }

    /** Stores a log that ended at a moment; its guid. */
    String log(String flow, MessageStatus status, Instant end) {
        return log(flow, status, end, "invoice");
    }

    /** Stores a log with a custom header property and an attachment of a name. */
    String log(String flow, MessageStatus status, Instant end, String text) {
        return log(flow, status, end, text, "4711");
    }

    /** The same with a value of the property {@code order}. */
    String log(String flow, MessageStatus status, Instant end, String text, String order) {
        String guid = MessageGuid.next(end, RANDOM);
        byte[] content = "<order/>".getBytes(StandardCharsets.UTF_8);
        var log = new MessageProcessingLog(
                guid,
                guid,
                null,
                text,
                end.minusSeconds(1),
                end,
                "webshop",
                null,
                status,
                IntegrationArtifact.flow(flow, flow, "package", "Package"),
                LogLevel.INFO,
                status.name(),
                "0123456789abcdef0123456789abcdef",
                null,
                "CPI_demo",
                "CPI_demo");
        var attachment = new Attachment("id-" + guid, guid, end, text, "application/xml", content.length);
        installation
                .stores()
                .logs()
                .write(List.of(new MessageLogReport(
                        "demo",
                        1,
                        "node",
                        log,
                        List.of(new CustomHeaderProperty("order", order)),
                        List.of(new NewAttachment(attachment, content)),
                        List.of(),
                        Optional.empty())));
        return guid;
    }

    @Override
    public void close() {
        installation.close();
    }
}
