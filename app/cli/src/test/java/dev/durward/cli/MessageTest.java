package dev.durward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.cli.exit.ExitCode;
import dev.durward.domain.log.MessageStatus;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code durward message} and {@code durward flow}. */
class MessageTest {
    @TempDir
    Path folder;

    private CliFixture cli;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(folder);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    @Test
    void listFiltersByTimeStatusAndFlowTheNewestFirst() {
        String early = cli.log("orders", MessageStatus.FAILED, now.minusSeconds(600));
        String late = cli.log("orders", MessageStatus.FAILED, now.minusSeconds(60));
        cli.log("orders", MessageStatus.COMPLETED, now.minusSeconds(30));
        cli.log("others", MessageStatus.FAILED, now.minusSeconds(30));
        cli.log("orders", MessageStatus.FAILED, now.minus(Duration.ofHours(2)));

        var run = cli.run("message", "list", "--since", "1h", "--status", "failed", "--flow", "orders", "-q")
                .ok();

        assertThat(run.out()).isEqualTo(late + "\n" + early + "\n");
    }

    @Test
    void listFiltersByHeaderPackageAndPartOfTheName() {
        String orders = cli.log("Orders.EU", MessageStatus.COMPLETED, now, "one", "4711");
        String invoices = cli.log("invoices", MessageStatus.COMPLETED, now.minusSeconds(1), "two", "it's = 4711");

        assertThat(cli.run("message", "list", "--header", "order=4711", "-q")
                        .ok()
                        .out())
                .isEqualTo(orders + "\n");
        assertThat(cli.run("message", "list", "--header", "order = it's = 4711", "-q")
                        .ok()
                        .out())
                .isEqualTo(invoices + "\n");
        assertThat(cli.run("message", "list", "--artifact-name", "RDERS.e", "-q")
                        .ok()
                        .out())
                .isEqualTo(orders + "\n");
        assertThat(cli.run("message", "list", "--package", "package", "-q").ok().out())
                .isEqualTo(orders + "\n" + invoices + "\n");
        assertThat(cli.run("message", "list", "--package", "pack", "-q").ok().out())
                .isEmpty();
        cli.run("message", "list", "--header", "order").ends(ExitCode.USAGE);
    }

    @Test
    void tailFiltersByHeader() {
        cli.log("orders", MessageStatus.COMPLETED, now, "one", "4711");
        String other = cli.log("orders", MessageStatus.COMPLETED, now.minusSeconds(1), "two", "4712");

        var run = cli.run("message", "tail", "--since", "1m", "--limit", "1", "--header", "order=4712", "-q");

        assertThat(run.ok().out()).isEqualTo(other + "\n");
    }

    @Test
    void listReadsOnUntilItsLimit() {
        for (int second = 0; second < 5; second++) {
            cli.log("orders", MessageStatus.COMPLETED, now.minusSeconds(second));
        }

        assertThat(cli.run("message", "list", "--limit", "3", "-q").ok().out().lines())
                .hasSize(3);
        assertThat(cli.run("message", "list", "-q").ok().out().lines()).hasSize(5);
    }

    @Test
    void aTextWithAQuoteFindsNothingAndBreaksNothing() {
        assertThat(cli.run("message", "list", "--flow", "o'clock' or 1 eq 1", "-q")
                        .ok()
                        .out())
                .isEmpty();
    }

    @Test
    void getShowsPropertiesAndSavesAttachments() throws Exception {
        String guid = cli.log("orders", MessageStatus.COMPLETED, now, "../../order");

        var log = cli.run("message", "get", guid, "-o", "json").json();
        var saved = cli.run("message", "get", guid, "--save", "payloads", "-o", "json");

        assertThat(log.path("properties").get(0).asText()).isEqualTo("order=4711");
        assertThat(saved.json().get(0).path("payloadSize").asLong()).isEqualTo(8);
        assertThat(folder.resolve("payloads").resolve("1-.._.._order")).hasContent("<order/>");
        cli.run("message", "get", guid, "--save", "payloads").ends(ExitCode.FAILURE);
    }

    @Test
    void aLogThatIsNotThereIsNotFound() {
        cli.run("message", "get", "AGk1aaaaaaaaaaaaaaaaaaaaaaaa").ends(ExitCode.NOT_FOUND);
    }

    @Test
    void tailPrintsEachChangeOnceAndEndsAfterItsLimit() throws Exception {
        String first = cli.log("orders", MessageStatus.COMPLETED, now.minusSeconds(2));
        StringWriter printed = new StringWriter();
        String[] arguments = {"message", "tail", "--since", "1m", "--interval", "0.1s", "--limit", "2", "-q"};
        Thread tail = Thread.ofVirtual().start(() -> cli.run(printed, arguments));
        Instant limit = Instant.now().plusSeconds(30);
        while (printed.toString().isEmpty() && Instant.now().isBefore(limit)) {
            Thread.sleep(10);
        }

        String second = cli.log("orders", MessageStatus.FAILED, now);
        tail.join(Duration.ofSeconds(30));

        assertThat(printed.toString()).isEqualTo(first + "\n" + second + "\n");
    }

    @Test
    void tailPrintsOneJsonObjectALine() {
        cli.log("orders", MessageStatus.COMPLETED, now);

        var run = cli.run("message", "tail", "--since", "1m", "--limit", "1", "-o", "json")
                .ok();

        assertThat(run.out()).startsWith("{\"messageGuid\":").endsWith("}\n");
        cli.run("message", "tail", "-o", "csv").ends(ExitCode.USAGE);
    }

    @Test
    void aMissingRoleIsNotAuthorized() {
        cli.run("role", "unassign", "NodeManager.read", "--client", CliFixture.READER)
                .ok();

        assertThat(cli.run("message", "list").ends(ExitCode.NOT_AUTHORIZED).err())
                .contains("NodeManager.read");
    }

    @Test
    void aTokenOfOnesOwnIsUsedAsItIs() throws Exception {
        Path token = Files.writeString(
                folder.resolve("token"), cli.run("token", "get").out());
        cli.with("DURWARD_CLIENT_SECRET", "my-wrong-secret");

        cli.run("message", "list", "--token-file", token.toString()).ok();
        cli.run("flow", "list", "--token-file", token.toString()).ok();
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        cli.run("message", "list", "--limit", "0").ends(ExitCode.USAGE);
        cli.run("message", "list", "--status", "GONE").ends(ExitCode.USAGE);
        cli.run("message", "list", "--since", "yesterday").ends(ExitCode.USAGE);
        cli.run("message", "list", "--fields", "nix").ends(ExitCode.USAGE);
    }
}
