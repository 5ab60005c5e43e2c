package dev.durward.runtime.entry;

import dev.durward.access.caller.Caller;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.PredefinedRoles;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.recorder.RecordedExchange;
import dev.durward.web.Body;
import dev.durward.web.Failure;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/** {@code /http/<path>} on an account's iflmap host: who may call, which flow answers. */
public final class EntryHandler implements Handler {
    /** What all paths of flows begin with. */
    static final String PREFIX = "/http";

    private static final Set<String> SEND = Set.of(PredefinedRoles.MESSAGING_SEND);

    /** Longer than any synchronous caller waits; without it a lost exchange would hold its request for ever. */
    private static final Duration PROCESSING_LIMIT = Duration.ofMinutes(10);

    /** Reports that neither the sink nor the disk takes so long are not worth the caller's time. */
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(5);

    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_SECONDS = "2";

    private final EntryPoints points;
    private final Account account;
    private final EntryServices services;
    private final BooleanSupplier started;

    /**
     * A handler for one account.
     *
     * @param started whether the flows have been deployed; before that every request gets 503
     */
    public EntryHandler(Account account, EntryPoints points, EntryServices services, BooleanSupplier started) {
        this.points = points;
        this.account = account;
        this.services = services;
        this.started = started;
    }

    @Override
    public Response handle(Request request) throws IOException {
        request.nameRoute(PREFIX);
        if (!request.path().startsWith(PREFIX + "/")) {
            throw notFound();
        }
        if (!started.getAsBoolean()) {
            throw new Failure(503, "The runtime node is starting; try again.").with(RETRY_AFTER, RETRY_SECONDS);
        }
        Caller caller = services.door().admit(account, NodeType.IFLMAP, request);
        Door.require(caller, SEND);
        EntryConsumer consumer =
                points.find(request.path().substring(PREFIX.length())).orElseThrow(EntryHandler::notFound);
        EntryOptions options = consumer.options();
        if (options.csrfProtected() && CsrfProtection.fetches(request)) {
            return services.csrf()
                    .withToken(Response.of(200).with("Cache-Control", "no-store"), request, caller.user(), PREFIX);
        }
        if (!options.methods().contains(request.method())) {
            throw new Failure(405, "This flow does not take the method.")
                    .with("Allow", String.join(", ", options.methods()));
        }
        if (options.csrfProtected()) {
            services.csrf().check(request, caller.user());
        }
        refuseLongBody(request);
        return process(consumer, request);
    }

    private static Response process(EntryConsumer consumer, Request request) throws IOException {
        Exchange exchange = consumer.createExchange(false);
        // the unit of work ends after the response was read: it owns the files that hold long bodies
        createUnitOfWork(consumer, exchange);
        RequestMessage.fill(exchange, request);
        if (!consumer.process(exchange, PROCESSING_LIMIT)) {
            // the flow may still work on the exchange, which therefore stays as it is
            throw new Failure(
                            503,
                            "The flow was stopped, or took longer than " + PROCESSING_LIMIT.toMinutes() + " minutes.")
                    .with(RETRY_AFTER, RETRY_SECONDS);
        }
        // an answer that a caller has must have its log, even when this process dies the moment after
        RecordedExchange.awaitReported(exchange, REPORT_LIMIT);
        try {
            return ExchangeResponse.of(exchange, consumer.options().responseHeaders());
        } finally {
            consumer.doneUoW(exchange);
            consumer.releaseExchange(exchange, false);
        }
    }

    private static void createUnitOfWork(EntryConsumer consumer, Exchange exchange) throws IOException {
        try {
            consumer.createUoW(exchange);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void refuseLongBody(Request request) {
        long length = request.header("Content-Length").map(EntryHandler::number).orElse(0L);
        if (length > RequestMessage.BODY_LIMIT_BYTES) {
            throw Body.tooLarge(RequestMessage.BODY_LIMIT_BYTES);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    private static Failure notFound() {
        return new Failure(404, "No flow listens here.");
    }
}
