package dev.durward.web.server;

import dev.durward.web.Body;
import dev.durward.web.Handler;
import dev.durward.web.Response;
import dev.durward.web.tls.DevelopmentCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A server that answers every request with 200 bytes of JSON, for measurements with wrk; runs until it is killed.
 * Arguments: the plain port, the TLS port, a {@link SocketEngine} and a {@link TlsEngine}.
 */
final class ConstantServer {
    private static final String JSON = "{\"access_token\":\"" + "0123456789abcdef".repeat(11) + "0123456\"}";

    private ConstantServer() {}

    public static void main(String[] arguments) throws Exception {
        Handler handler = request -> {
            Body body = request.body();
            if (body.hasBody()) {
                body.bytes(16 * 1024);
            }
            return Response.ok("application/json", JSON)
                    .with("Cache-Control", "no-store")
                    .with("Pragma", "no-cache");
        };
        Path folder = Files.createTempDirectory("constant-server");
        var certificates = DevelopmentCertificates.prepare(folder, TestServer.LANDSCAPE);
        TlsEngine tls = TlsEngine.valueOf(arguments[3]);
        var engines = new Engines(SocketEngine.valueOf(arguments[2]), () -> tls);
        TestServer server = TestServer.on(
                engines,
                Map.of("demo", handler),
                config -> config.withPlainPort(Integer.parseInt(arguments[0]))
                        .withTls("127.0.0.1", Integer.parseInt(arguments[1]), certificates.material()));
        System.out.println("port=" + server.port());
        new CountDownLatch(1).await();
    }
}
