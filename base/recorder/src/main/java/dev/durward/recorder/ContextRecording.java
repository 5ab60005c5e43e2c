package dev.durward.recorder;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The messages of one Camel context: which exchange belongs to which message, and what happens to them. */
final class ContextRecording {
    /** Exchange property that holds the message; copies of the exchange (splits, multicasts) carry it along. */
    private static final String PROPERTY = "DurwardMessageRecording";

    /** Exchange property that holds the message around it, while a flow is called in place by another. */
    private static final String CALLER_PREFIX = "DurwardMessageCaller.";

    private final String node;
    private final MessageIds ids;
    private final ReportPipeline pipeline;
    private final Set<MessageRecording> open = ConcurrentHashMap.newKeySet();

    ContextRecording(String node, MessageIds ids, ReportPipeline pipeline) {
        this.node = node;
        this.ids = ids;
        this.pipeline = pipeline;
    }

    static @Nullable MessageRecording of(Exchange exchange) {
        return exchange.getProperty(PROPERTY) instanceof MessageRecording message ? message : null;
    }

    void begin(Flow flow, Exchange exchange, boolean calledInPlace) {
        MessageRecording caller = of(exchange);
        if (caller != null && calledInPlace && caller.origin().flow().equals(flow) && caller.enter()) {
            return;
        }
        MessageRecording message = new MessageRecording(origin(flow, exchange, caller), ids);
        if (caller != null && calledInPlace) {
            exchange.setProperty(CALLER_PREFIX + message.origin().guid(), caller);
        }
        message.observe(exchange);
        open.add(message);
        makeCurrent(message, exchange);
        pipeline.submit(message);
    }

    void done(Flow flow, Exchange exchange) {
        MessageRecording message = of(exchange);
        if (message == null || !message.origin().flow().equals(flow)) {
            return;
        }
        if (message.leave(exchange)) {
            open.remove(message);
            pipeline.submit(message);
        }
        if (message.ended()
                && exchange.removeProperty(CALLER_PREFIX + message.origin().guid())
                        instanceof MessageRecording caller) {
            makeCurrent(caller, exchange);
        }
    }

    void stepBegins(Exchange exchange) {
        MessageRecording message = of(exchange);
        if (message != null && message.goOn()) {
            pipeline.submit(message);
        }
    }

    void stepEnds(String stepId, Exchange exchange) {
        MessageRecording message = of(exchange);
        if (message == null) {
            return;
        }
        message.observe(exchange);
        Exception exception = exchange.getException();
        if (exception != null) {
            message.stepFailed(stepId, exception);
            pipeline.watch(message);
        }
    }

    void redelivers(Exchange exchange) {
        MessageRecording message = of(exchange);
        if (message != null) {
            message.retry();
            pipeline.submit(message);
        }
    }

    int count(Predicate<Flow> flows) {
        return (int) open.stream()
                .filter(message -> flows.test(message.origin().flow()))
                .count();
    }

    int abandon(Predicate<Flow> flows) {
        int abandoned = 0;
        for (MessageRecording message : List.copyOf(open)) {
            if (flows.test(message.origin().flow()) && open.remove(message) && message.abandon()) {
                pipeline.submit(message);
                abandoned++;
            }
        }
        return abandoned;
    }

    private MessageOrigin origin(Flow flow, Exchange exchange, @Nullable MessageRecording caller) {
        Instant now = ids.now();
        String correlationId = caller == null
                ? ids.correlationId(exchange.getMessage().getHeader(MessageHeaders.CORRELATION_ID), now)
                : caller.origin().correlationId();
        return new MessageOrigin(
                flow, node, exchange.getExchangeId(), ids.guid(now), correlationId, ids.transactionId(), now);
    }

    private static void makeCurrent(MessageRecording message, Exchange exchange) {
        String guid = message.origin().guid();
        String correlationId = message.origin().correlationId();
        exchange.setProperty(PROPERTY, message);
        exchange.setProperty(MessageHeaders.MESSAGE_GUID, guid);
        exchange.setProperty(MessageHeaders.CORRELATION_ID, correlationId);
        Message headers = exchange.getMessage();
        headers.setHeader(MessageHeaders.MESSAGE_GUID, guid);
        headers.setHeader(MessageHeaders.CORRELATION_ID, correlationId);
    }
}
