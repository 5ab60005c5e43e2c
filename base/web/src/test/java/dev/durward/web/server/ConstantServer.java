package dev.durward.web.server;

import dev.durward.web.Body;
import dev.durward.web.Handler;
import dev.durward.web.Response;
import java.util.Map;

/**
 * A server that answers every request with 100 bytes of JSON, for measurements with wrk; runs until it is killed.
 * Arguments: the plain port.
 */
final class ConstantServer {
    private static final String JSON = "{\"token\":\"" + "0123456789abcdef".repeat(5) + "0123456\"}";

    private ConstantServer() {}

    public static void main(String[] arguments) throws Exception {
        Handler handler = request -> {
            Body body = request.body();
            if (body.hasBody()) {
                body.bytes(16 * 1024);
            }
            return Response.ok("application/json", JSON).with("Cache-Control", "no-store");
        };
        int port = Integer.parseInt(arguments[0]);
        TestServer server = TestServer.with(Map.of("demo", handler), config -> config.withPlainPort(port));
        System.out.println("port=" + server.port());
        Thread.sleep(Long.MAX_VALUE);
    }
}
