package dev.durward.web.server;

import dev.durward.web.Body;
import dev.durward.web.Caller;
import dev.durward.web.Failure;
import dev.durward.web.FailureRenderer;
import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.RequestLine;
import dev.durward.web.Response;
import dev.durward.web.Target;
import dev.durward.web.VirtualHosts;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the head of each request on the event loop, finds its virtual host, and hands it to a virtual thread. */
final class Dispatcher {
    private static final Target NOWHERE = new Target("", "https", "-", 0, "");

    private final Services services;
    private final Hosts names;
    private final VirtualHosts hosts;

    Dispatcher(Services services, Hosts names, VirtualHosts hosts) {
        this.services = services;
        this.names = names;
        this.hosts = hosts;
    }

    /** Takes a request whose head could be parsed. Event loop only. */
    void dispatch(HttpServerRequest engine, Connection connection) {
        RequestBody body = null;
        connection.requestStarted();
        try {
            body = body(engine, connection);
            Request request = request(engine, connection, body);
            Handler handler = hosts.find(request.target().hostLabel()).orElseThrow(Addressing::unknown);
            start(engine, connection, body, new Call(handler, request));
        } catch (Failure failure) {
            refuse(engine, connection, body, failure);
        }
    }

    private record Call(Handler handler, Request request) {}

    /** Answers a request whose head could not be parsed, and ends the connection. Event loop only. */
    void invalid(HttpServerRequest engine, Connection connection) {
        Throwable cause = engine.decoderResult().cause();
        connection.requestStarted();
        refuse(
                engine,
                connection,
                null,
                switch (cause) {
                    case TooLongHttpLineException line -> new Failure(414, "The request line is longer than 16 KiB.");
                    case TooLongHttpHeaderException head ->
                        new Failure(431, "The request headers are longer than 16 KiB.");
                    case StrictRequestDecoder.UnsupportedVersionException version ->
                        new Failure(505, "This server speaks HTTP/1.1.");
                    case null, default -> new Failure(400, "The request is malformed.");
                });
    }

    private void start(HttpServerRequest engine, Connection connection, @Nullable RequestBody body, Call call) {
        var reply = new Reply(engine, connection, services.date(), body);
        var exchange = new Exchange(services, call.handler, call.request, reply);
        if (body == null) {
            work(exchange);
            return;
        }
        body.receive(new RequestBody.Outcome() {
            @Override
            public void ready() {
                try {
                    work(exchange);
                } catch (Failure failure) {
                    refuse(engine, connection, body, failure);
                }
            }

            @Override
            public void refused(Failure failure) {
                refuse(engine, connection, body, failure);
            }
        });
    }

    /** Takes a place only now that the request can run. */
    private void work(Exchange exchange) {
        if (!services.places().work()) {
            throw Failures.busy();
        }
        Thread.startVirtualThread(exchange);
    }

    private Request request(HttpServerRequest engine, Connection connection, @Nullable RequestBody body) {
        MultiMap headers = engine.headers();
        List<String> hostHeaders = headers.getAll(HttpHeaders.HOST);
        if (hostHeaders.size() != 1) {
            throw new Failure(400, "A request has exactly one Host header.");
        }
        String host = hostHeaders.getFirst();
        Caller caller = connection.caller(host, names);
        RequestLine line = Addressing.line(method(engine), engine.uri(), host);
        if (!caller.target().hostLabel().isEmpty()) {
            return new Request(line, new EngineHeaders(headers), body == null ? Body.none() : body, caller);
        }
        Addressing.Addressed addressed = Addressing.resolve(caller.target(), line);
        return new Request(
                addressed.line(),
                new EngineHeaders(headers),
                body == null ? Body.none() : body,
                new Caller(caller.sourceAddress(), addressed.target()));
    }

    private static String method(HttpServerRequest engine) {
        String method = engine.method().name();
        for (int i = 0; i < method.length(); i++) {
            char c = method.charAt(i);
            if ((c < 'A' || c > 'Z') && c != '-' && c != '_') {
                throw new Failure(400, "The request method is malformed.");
            }
        }
        return method;
    }

    private @Nullable RequestBody body(HttpServerRequest engine, Connection connection) {
        MultiMap headers = engine.headers();
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new Failure(400, "The only transfer coding of a request is chunked.");
            }
            return checked(new RequestBody(engine, connection, services, -1), headers);
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        // the decoder has checked that it is one number
        if (length == null || length.equals("0")) {
            return null;
        }
        return checked(new RequestBody(engine, connection, services, Long.parseLong(length)), headers);
    }

    private static RequestBody checked(RequestBody body, MultiMap headers) {
        String expect = headers.get(HttpHeaders.EXPECT);
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            throw new Failure(417, "The only expectation a request may have is 100-continue.");
        }
        return body;
    }

    private void refuse(HttpServerRequest engine, Connection connection, @Nullable RequestBody body, Failure failure) {
        var line = new RequestLine(engine.method().name(), "/", "");
        var request = new Request(
                line,
                new EngineHeaders(engine.headers()),
                Body.none(),
                new Caller(connection.sourceAddress(), NOWHERE));
        Response response =
                failure.addHeadersTo(FailureRenderer.JSON.render(request, failure.status(), failure.message()));
        var reply = new Reply(engine, connection, services.date(), body);
        if (failure.status() == 503) {
            services.metrics().refused();
        } else if (failure.status() != 421) {
            reply.closeAfterwards();
        }
        if (body != null) {
            body.ignore();
        }
        new Exchange(services, ignored -> response, request, reply).refuse();
    }
}
