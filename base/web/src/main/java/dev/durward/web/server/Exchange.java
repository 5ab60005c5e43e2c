package dev.durward.web.server;

import dev.durward.web.Handler;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** One request in work: runs the handler on a virtual thread and sends what it returns. */
final class Exchange implements Runnable {
    private static final byte[] EMPTY = {};

    private final Services services;
    private final Handler handler;
    private final Request request;
    private final Reply reply;
    private final long start;
    private int status;

    Exchange(Services services, Handler handler, Request request, Reply reply) {
        this.services = services;
        this.handler = handler;
        this.request = request;
        this.reply = reply;
        this.start = System.nanoTime();
    }

    @Override
    @SuppressWarnings("CatchingUnchecked")
    public void run() {
        try {
            answer();
        } catch (Throwable unexpected) {
            Failures.report(request, unexpected);
            reply.abort();
        } finally {
            services.places().workEnded();
            report();
        }
    }

    /** Sends what the handler returns at once; for answers that were made on the event loop. */
    void refuse() {
        answer();
        report();
    }

    private void answer() {
        Optional<Response> response;
        try {
            response = Optional.of(handler.handle(request));
        } catch (Throwable thrown) {
            response = Failures.response(handler, request, thrown);
        }
        response.ifPresentOrElse(this::send, reply::abort);
    }

    private void send(Response response) {
        status = response.status();
        try {
            switch (response.content()) {
                case Response.Content.None none -> reply.send(response, EMPTY);
                case Response.Content.Bytes known -> sendBytes(response, known.bytes());
                case Response.Content.Streamed streamed -> stream(response, streamed);
            }
        } catch (IOException e) {
            // only compression in memory can fail here
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void sendBytes(Response response, byte[] content) throws IOException {
        if (Gzip.worthwhile(content) && Gzip.wanted(request, response)) {
            reply.send(Gzip.marked(response), Gzip.compress(content));
        } else {
            reply.send(Gzip.varying(response), content);
        }
    }

    private void stream(Response response, Response.Content.Streamed streamed) {
        boolean gzip = Gzip.wanted(request, response);
        Response marked = gzip ? Gzip.marked(response) : Gzip.varying(response);
        if (reply.headMethod()) {
            reply.sendHead(marked);
            return;
        }
        var out = new ReplyStream(reply, marked, services.limits());
        try {
            if (gzip) {
                OutputStream compressed = Gzip.stream(out);
                streamed.writer().write(compressed);
                compressed.close();
            } else {
                streamed.writer().write(out);
                out.close();
            }
        } catch (Throwable thrown) {
            interrupted(out, thrown);
        }
    }

    private void interrupted(ReplyStream out, Throwable thrown) {
        Optional<Response> instead = Failures.response(handler, request, thrown);
        if (out.started() || instead.isEmpty()) {
            reply.abort();
            return;
        }
        send(instead.get());
    }

    private void report() {
        long nanos = System.nanoTime() - start;
        services.metrics().record(request.method(), request.route(), status, nanos);
        if (services.accessLog().enabled()) {
            services.accessLog()
                    .write(new AccessLog.Entry(
                            request.method(),
                            request.target().host(),
                            request.target().pathPrefix() + request.path(),
                            status,
                            reply.bytesSent(),
                            nanos,
                            request.sourceAddress()));
        }
    }
}
