package dev.durward.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real Camel exchanges look like as message processing logs. */
class FlowRecordingTest {
    @TempDir
    Path spool;

    @Test
    void anExchangeBecomesOneCompletedLog() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .routeId("orders")
                        .setHeader(MessageHeaders.SENDER, constant("shop"))
                        .setHeader(MessageHeaders.RECEIVER, constant("erp"))
                        .setHeader(MessageHeaders.APPLICATION_ID, constant("4711"))
                        .setHeader(MessageHeaders.MESSAGE_TYPE, constant("order"))
                        .setProperty(MessageHeaders.CUSTOM_STATUS, constant("BOOKED"));
            }
        })) {
            camel.send("direct:orders", "hello");

            MessageLogReport report = camel.sink.awaitOne("orders", MessageStatus.COMPLETED);
            assertThat(report.account()).isEqualTo("acme");
            assertThat(report.node()).isEqualTo("node-1");
            assertThat(MessageGuid.epochSecond(report.log().messageGuid()))
                    .hasValue(report.log().logStart().getEpochSecond());
            assertThat(report.log().sender()).isEqualTo("shop");
            assertThat(report.log().receiver()).isEqualTo("erp");
            assertThat(report.log().applicationMessageId()).isEqualTo("4711");
            assertThat(report.log().applicationMessageType()).isEqualTo("order");
            assertThat(report.log().customStatus()).isEqualTo("BOOKED");
            assertThat(report.log().localComponentName()).isEqualTo("CPI_acme");
            assertThat(report.log().transactionId()).matches("[0-9a-f]{32}");
            assertThat(report.error()).isEmpty();
            assertThat(report.runs()).singleElement().satisfies(run -> {
                assertThat(run.overallState()).isEqualTo(MessageStatus.COMPLETED);
                assertThat(run.runStop()).isNotNull();
                assertThat(run.processId()).isEqualTo("node-1");
            });
        }
    }

    @Test
    void theRoutesOfOneFlowAreOneMessage() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeGroup("orders")
                        .to("direct:sub")
                        .split(body())
                        .to("direct:sub");
                from("direct:sub").routeGroup("orders").setHeader("seen", constant(true));
            }
        })) {
            camel.send("direct:in", java.util.List.of("a", "b", "c"));

            camel.sink.awaitOne("orders", MessageStatus.COMPLETED);
        }
    }

    @Test
    void aFlowCalledByAnotherIsAMessageOfItsOwnWithTheSameCorrelation() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first")
                        .routeId("first")
                        .to("direct:second")
                        .setHeader(MessageHeaders.APPLICATION_ID, header(MessageHeaders.MESSAGE_GUID))
                        .to("seda:third");
                from("direct:second").routeId("second").setBody(constant("x"));
                from("seda:third").routeId("third").setBody(constant("y"));
            }
        })) {
            camel.send("direct:first", "hello");

            var first = camel.sink.awaitOne("first", MessageStatus.COMPLETED).log();
            var second = camel.sink.awaitOne("second", MessageStatus.COMPLETED).log();
            var third = camel.sink.awaitOne("third", MessageStatus.COMPLETED).log();
            assertThat(second.correlationId()).isEqualTo(first.correlationId());
            assertThat(third.correlationId()).isEqualTo(first.correlationId());
            assertThat(first.messageGuid()).isNotIn(second.messageGuid(), third.messageGuid());
            assertThat(first.applicationMessageId())
                    .as("after the call the header names the first message again")
                    .isEqualTo(first.messageGuid());
        }
    }

    @Test
    void theCorrelationOfTheCallerIsTakenOverUnlessItIsMalformed() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").setBody(constant("x"));
            }
        })) {
            try (var producer = camel.context.createProducerTemplate()) {
                producer.sendBodyAndHeader(
                        "direct:in", "", MessageHeaders.CORRELATION_ID, "AGAS1GcWkfBv-ZtpS6j7TKjReO7t");
                producer.sendBodyAndHeader("direct:in", "", MessageHeaders.CORRELATION_ID, "bad\r\nid");
            }

            InMemorySink.await(() -> camel.sink.messagesOf("in").size() == 2);
            assertThat(camel.sink.messagesOf("in"))
                    .extracting(report -> report.log().correlationId())
                    .contains("AGAS1GcWkfBv-ZtpS6j7TKjReO7t")
                    .doesNotContain("bad\r\nid")
                    .allMatch(id -> id.length() == 28);
        }
    }

    @Test
    void retriesAreRunsAndTheMessageIsInRetryBetweenThem() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(300));
                from("direct:invoices")
                        .routeId("invoices")
                        .throwException(new IllegalStateException("books are closed"))
                        .id("post");
            }
        })) {
            assertThatThrownBy(() -> camel.send("direct:invoices", "hello")).hasRootCauseMessage("books are closed");

            MessageLogReport report = camel.sink.awaitOne("invoices", MessageStatus.FAILED);
            assertThat(report.runs())
                    .extracting(Run::overallState)
                    .containsExactly(MessageStatus.RETRY, MessageStatus.RETRY, MessageStatus.FAILED);
            assertThat(report.error()).hasValueSatisfying(error -> {
                assertThat(error.text()).isEqualTo("java.lang.IllegalStateException: books are closed");
                assertThat(error.lastErrorModelStepId()).isEqualTo("post");
            });
            assertThat(camel.sink.received)
                    .extracting(received -> received.log().status())
                    .contains(MessageStatus.RETRY);
            assertThat(camel.sink.received.getLast().log().status()).isEqualTo(MessageStatus.FAILED);
        }
    }

    @Test
    void aRetryThatSucceedsCompletesTheMessage() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
                from("direct:in").routeId("in").process(exchange -> {
                    if (exchange.getMessage().getHeader(Exchange.REDELIVERED) == null) {
                        throw new IllegalStateException("not yet");
                    }
                });
            }
        })) {
            camel.send("direct:in", "hello");

            MessageLogReport report = camel.sink.awaitOne("in", MessageStatus.COMPLETED);
            assertThat(report.runs())
                    .extracting(Run::overallState)
                    .containsExactly(MessageStatus.RETRY, MessageStatus.COMPLETED);
        }
    }

    @Test
    void aHandledErrorIsNoErrorOfTheMessageUnlessItIsEscalated() throws Exception {
        try (var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).setBody(constant("sorry"));
                onException(IllegalArgumentException.class).handled(true).bean(MessageLog.BEAN, "escalate");
                from("direct:handled").routeId("handled").throwException(new IllegalStateException("oops"));
                from("direct:escalated").routeId("escalated").throwException(new IllegalArgumentException("bad"));
                from("direct:caught")
                        .routeId("caught")
                        .doTry()
                        .throwException(new java.io.IOException("gone"))
                        .doCatch(java.io.IOException.class)
                        .setBody(constant("fine"))
                        .end();
            }
        })) {
            camel.send("direct:handled", "hello");
            camel.send("direct:escalated", "hello");
            camel.send("direct:caught", "hello");

            assertThat(camel.sink.awaitOne("handled", MessageStatus.COMPLETED).error())
                    .isEmpty();
            assertThat(camel.sink.awaitOne("caught", MessageStatus.COMPLETED).error())
                    .isEmpty();
            assertThat(camel.sink.awaitOne("escalated", MessageStatus.ESCALATED).error())
                    .hasValueSatisfying(error -> assertThat(error.text()).contains("bad"));
        }
    }

    @Test
    void propertiesAndAttachmentsAreKeptWithinTheirLimits() throws Exception {
        RecorderConfig config = new RecorderConfig("node-1", spool, 1 << 20, 100, 20, 2, 1 << 20);
        try (var camel = RecordedCamel.of(config, new InMemorySink(), FlowCatalog.byGroup("acme"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .setHeader("long", constant("v".repeat(2000)))
                        .bean(MessageLog.BEAN, "addCustomHeaderProperty(${exchange}, 'order', ${body})")
                        .bean(MessageLog.BEAN, "addCustomHeaderProperty(${exchange}, 'order', ${header.long})")
                        .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'too long', ${header.long}, '')")
                        .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'a', ${body}, 'text/csv')")
                        .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'b', ${body}, '')")
                        .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'one too many', ${body}, '')");
            }
        })) {
            camel.send("direct:in", "grüß");

            MessageLogReport report = camel.sink.awaitOne("in", MessageStatus.COMPLETED);
            assertThat(report.properties())
                    .containsExactly(
                            new CustomHeaderProperty("order", "grüß"),
                            new CustomHeaderProperty("order", "v".repeat(1000)));
            assertThat(report.attachments()).hasSize(2);
            var attachment = report.attachments().getFirst();
            assertThat(attachment.attachment().name()).isEqualTo("a");
            assertThat(attachment.attachment().contentType()).isEqualTo("text/csv");
            assertThat(attachment.attachment().payloadSizeBytes()).isEqualTo(6);
            assertThat(attachment.attachment().id()).matches("sap-it-res:msg:[0-9a-f]{9}:[0-9a-f-]{36}");
            assertThat(new String(attachment.content(), StandardCharsets.UTF_8)).isEqualTo("grüß");
        }
    }

    @Test
    void whatIsInFlightWhenTheRecorderClosesIsAbandoned() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var camel = RecordedCamel.of(spool, new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:slow").routeId("slow").process(exchange -> {
                    entered.countDown();
                    release.await();
                });
            }
        });
        try (camel) {
            camel.send("seda:slow", "hello");
            entered.await();
            assertThat(camel.recorder.status().open()).isEqualTo(1);
            assertThat(camel.recorded.openMessages("slow")).isEqualTo(1);

            camel.recorder.close();

            MessageLogReport report = camel.sink.awaitOne("slow", MessageStatus.ABANDONED);
            assertThat(report.runs()).extracting(Run::overallState).containsExactly(MessageStatus.ABANDONED);
            release.countDown();
        }
        assertThat(camel.sink.awaitOne("slow", MessageStatus.ABANDONED)).isNotNull();
    }

    @Test
    void theLogLevelSaysWhatIsRecorded() throws Exception {
        FlowCatalog catalog = route -> Optional.of(new Flow(
                "acme",
                Flow.of("acme", route.getRouteId()).artifact(),
                route.getRouteId().startsWith("none") ? LogLevel.NONE : LogLevel.ERROR));
        try (var camel =
                RecordedCamel.of(RecorderConfig.of("node-1", spool), new InMemorySink(), catalog, new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:none").routeId("none").setBody(constant("x"));
                        from("direct:ok").routeId("ok").setBody(constant("x"));
                        from("direct:bad")
                                .routeId("bad")
                                .bean(MessageLog.BEAN, "addAttachmentAsString(${exchange}, 'a', ${body}, '')")
                                .throwException(new IllegalStateException("oops"));
                    }
                })) {
            camel.send("direct:none", "hello");
            camel.send("direct:ok", "hello");
            assertThatThrownBy(() -> camel.send("direct:bad", "hello")).isNotNull();

            assertThat(camel.sink.awaitOne("bad", MessageStatus.FAILED).attachments())
                    .isEmpty();
            assertThat(camel.sink.messages()).hasSize(1);
        }
    }

    @Test
    void oneRecorderServesSeveralContexts() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").setBody(constant("x"));
            }
        };
        try (var camel = RecordedCamel.of(spool, routes);
                var other = new DefaultCamelContext()) {
            camel.recorder.attach(other, FlowCatalog.byGroup("umbrella"));
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").routeId("in").setBody(constant("x"));
                }
            });
            other.start();

            camel.send("direct:in", "hello");
            try (var producer = other.createProducerTemplate()) {
                producer.sendBody("direct:in", "hello");
            }

            InMemorySink.await(() -> camel.sink.messagesOf("in").size() == 2);
            assertThat(camel.sink.messages())
                    .extracting(MessageLogReport::account)
                    .containsExactlyInAnyOrder("acme", "umbrella");
            assertThatThrownBy(() -> camel.recorder.attach(other, FlowCatalog.byGroup("umbrella")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
