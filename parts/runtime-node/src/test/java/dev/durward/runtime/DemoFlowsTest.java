package dev.durward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import dev.durward.testing.TestInstallation;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's flows, called over a socket. */
class DemoFlowsTest {
    @TempDir
    Path folder;

    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode(folder);
        node.credential(DemoFlows.CREDENTIAL_ALIAS, "sender");
        DemoFlows.install(node.flows.resolve("demo"));
        node.node.start();
        TestNode.await(node.node::ready);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void allOfThemStartAndTheTrafficCallsThem() {
        assertThat(node.artifacts.values())
                .hasSize(8)
                .allSatisfy(artifact -> assertThat(artifact.status())
                        .as(artifact.id() + " " + artifact.error())
                        .isEqualTo("STARTED"));
        node.awaitMessage("order-intake", MessageStatus.COMPLETED);
        node.awaitMessage("delivery-notice", MessageStatus.COMPLETED);
        node.awaitMessage("credit-check", MessageStatus.COMPLETED);
        node.awaitMessage("failing-invoice", MessageStatus.FAILED);
        assertThat(node.messagesOf("demo-traffic")).isEmpty();
    }

    @Test
    void anOrderIsCompletedWithItsPropertiesAndPayload() throws Exception {
        var response = node.send(node.request("/orders")
                .header("order-id", "4711")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"item\":\"Fahrrad für 1\"}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"order\":\"4711\",\"status\":\"accepted\"}");
        String guid =
                response.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
        var report = node.awaitGuid(guid, MessageStatus.COMPLETED);
        assertThat(response.headers().firstValue("SAP_MplCorrelationId"))
                .hasValue(report.log().correlationId());
        assertThat(report.log().artifact().name()).isEqualTo("Order intake");
        assertThat(report.log().artifact().packageName()).isEqualTo("Demo flows");
        assertThat(report.log().applicationMessageId()).isEqualTo("4711");
        assertThat(report.properties())
                .containsExactly(
                        new CustomHeaderProperty("order", "4711"), new CustomHeaderProperty("shop", "webshop"));
        var attachment = report.attachments().getFirst();
        assertThat(attachment.attachment().contentType()).isEqualTo("application/json");
        assertThat(new String(attachment.content(), StandardCharsets.UTF_8)).isEqualTo("{\"item\":\"Fahrrad für 1\"}");
    }

    @Test
    void anInvoiceFailsAfterTwoRetryRuns() throws Exception {
        var response = node.post("/invoices", "<invoice/>");

        assertThat(response.statusCode()).isEqualTo(500);
        String guid =
                response.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
        assertThat(response.body())
                .contains("An internal server error occured: The accounting period is closed")
                .contains("The MPL ID for the failed message is : " + guid);
        var report = node.awaitGuid(guid, MessageStatus.FAILED);
        assertThat(report.runs())
                .extracting(Run::overallState)
                .containsExactly(MessageStatus.RETRY, MessageStatus.RETRY, MessageStatus.FAILED);
        assertThat(report.error().orElseThrow().lastErrorModelStepId()).isEqualTo("book-invoice");
        assertThat(node.reports)
                .anyMatch(seen ->
                        seen.log().messageGuid().equals(guid) && seen.log().status() == MessageStatus.RETRY);
    }

    @Test
    void aChainHasOneCorrelationId() throws Exception {
        var response = node.send(node.request("/deliveries")
                .header("SAP_MplCorrelationId", "AGAS1GcWkfBv-ZtpS6j7TKjReO7t")
                .POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("SAP_MplCorrelationId")).hasValue("AGAS1GcWkfBv-ZtpS6j7TKjReO7t");
        TestNode.await(() -> node.messages.values().stream()
                        .filter(report -> report.log().correlationId().equals("AGAS1GcWkfBv-ZtpS6j7TKjReO7t"))
                        .filter(report -> report.log().status() == MessageStatus.COMPLETED)
                        .count()
                == 2);
    }

    @Test
    void theReceiverGetsTheCredentialsOfTheAliasAndNobodySeesThem() throws Exception {
        var response = node.post("/credit-checks", "x");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"score\":97}");
        String guid =
                response.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
        var report = node.awaitGuid(guid, MessageStatus.COMPLETED);
        assertThat(report.properties()).contains(new CustomHeaderProperty("score", "97"));
        assertThat(node.reports.toString()).doesNotContain(TestNode.SENDER, TestInstallation.SECRET.reveal());
        String correlationId = report.log().correlationId();
        TestNode.await(() -> node.messagesOf("credit-bureau").stream()
                .anyMatch(other -> other.log().correlationId().equals(correlationId)));
    }

    @Test
    void aMissingAliasFailsTheMessageAndNamesIt() throws Exception {
        node.credentials.clear();

        var response = node.post("/credit-checks", "x");

        assertThat(response.statusCode()).isEqualTo(500);
        String guid =
                response.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow();
        var report = node.awaitGuid(guid, MessageStatus.FAILED);
        assertThat(report.error().orElseThrow().text()).contains("'credit_bureau'");
    }

    @Test
    void installingAgainKeepsWhatWasEdited() throws Exception {
        Path file = node.flows.resolve("demo").resolve("heartbeat.yaml");
        Files.writeString(file, "# edited\n" + Files.readString(file));

        DemoFlows.install(node.flows.resolve("demo"));

        assertThat(file).content().startsWith("# edited");
    }
}
