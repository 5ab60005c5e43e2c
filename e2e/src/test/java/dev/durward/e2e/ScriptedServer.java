package dev.durward.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/** Answers requests one after the other from a script, for what the demo does only when it is hurt: 429, early ends. */
final class ScriptedServer implements AutoCloseable {
    /**
     * @param path where the request must go
     * @param bearer the token it must carry; empty for none
     */
    record Step(String path, String bearer, int status, String body) {}

    private final HttpServer server;
    private final Queue<Step> script;
    private final List<String> surprises = new ArrayList<>();

    private ScriptedServer(HttpServer server, List<Step> script) {
        this.server = server;
        this.script = new ArrayDeque<>(script);
    }

    static ScriptedServer start(List<Step> script) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedServer scripted = new ScriptedServer(http, script);
        http.createContext("/", scripted::answer);
        http.start();
        return scripted;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Step step = script.poll();
            if (step == null || !path.equals(step.path()) || !authorization.endsWith(step.bearer())) {
                surprises.add(path + " with " + authorization + " instead of " + step);
                exchange.sendResponseHeaders(418, -1);
                return;
            }
            byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
            if (step.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(step.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests that weren't in the script, and steps that nobody asked for; empty when all went as written. */
    synchronized List<String> differences() {
        return Stream.concat(surprises.stream(), script.stream().map(step -> "nobody asked for " + step))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
