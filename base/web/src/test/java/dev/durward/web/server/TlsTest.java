package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.web.Response;
import dev.durward.web.tls.DevelopmentCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS listener with development certificates on each engine, asked by curl, openssl and Java. */
@ParameterizedClass
@EnumSource(TlsEngine.class)
// the fields are set before the first test of each engine
@SuppressWarnings("NullAway.Init")
class TlsTest {
    @TempDir
    private static Path folder;

    @Parameter
    private TlsEngine engine;

    private static DevelopmentCertificates certificates;
    private static TestServer server;
    private static int port;

    @BeforeParameterizedClassInvocation
    static void start(TlsEngine engine) throws IOException {
        certificates = DevelopmentCertificates.prepare(folder, TestServer.LANDSCAPE);
        server = TestServer.on(
                new Engines(SocketEngine.best(), () -> engine),
                Map.of(
                        "demo",
                        request -> Response.ok("text/plain", request.target().origin())),
                config -> config.withTls("127.0.0.1", 0, certificates.material()));
        port = server.server().tlsPort();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return text + "exit=" + process.waitFor();
        }
    }

    private static SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.trustStoreFile())) {
            store.load(in, DevelopmentCertificates.DEFAULT_PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void curlTrustsTheAuthorityAndReachesTheVirtualHost() throws Exception {
        String url = "https://demo.durward.localhost:" + port + "/";

        assertThat(run(
                        "curl",
                        "-sS",
                        "-i",
                        "--cacert",
                        certificates.authorityFile().toString(),
                        url))
                .startsWith("HTTP/1.1 200 OK")
                .containsIgnoringCase("strict-transport-security: max-age=31536000")
                .endsWith("https://demo.durward.localhost:" + port + "exit=0");
        assertThat(run("curl", "-sS", url)).contains("exit=60");
    }

    @Test
    void curlReachesThePathFormByNameAndByAddress() throws Exception {
        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            String url = "https://" + host + ":" + port + "/demo/x";
            assertThat(run(
                            "curl",
                            "-sS",
                            "--cacert",
                            certificates.authorityFile().toString(),
                            url))
                    .endsWith("https://" + host + ":" + port + "exit=0");
        }
    }

    @Test
    void opensslVerifiesTheServerCertificate() throws Exception {
        assertThat(run(
                        "openssl",
                        "verify",
                        "-x509_strict",
                        "-verify_hostname",
                        "demo.durward.localhost",
                        "-CAfile",
                        certificates.authorityFile().toString(),
                        folder.resolve("server.pem").toString()))
                .contains(": OK")
                .endsWith("exit=0");
    }

    @Test
    void javaClientTrustsTheTrustStore() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(context()).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/demo/x"))
                    .build();

            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    private static SSLSession handshake(SSLContext context, String version, String... suites) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.setEnabledCipherSuites(suites);
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            return socket.getSession();
        }
    }

    @Test
    void onlyModernProtocolsAndSuitesAreSpoken() throws Exception {
        assertThat(handshake(context(), "TLSv1.3", "TLS_AES_128_GCM_SHA256").getProtocol())
                .isEqualTo("TLSv1.3");
        assertThat(handshake(context(), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
                        .getProtocol())
                .isEqualTo("TLSv1.2");
        assertThatThrownBy(() -> handshake(context(), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    void oldProtocolsAreRefusedWhateverTheSuite(String version) throws Exception {
        assertThat(run("openssl", "s_client", "-connect", "127.0.0.1:" + port, version, "-cipher", "ALL:@SECLEVEL=0"))
                .doesNotContain("Cipher is TLS", "Cipher is ECDHE")
                .contains("Cipher is (NONE)");
    }

    @Test
    void serversOrderOfSuitesDecides() throws Exception {
        assertThat(handshake(
                                context(),
                                "TLSv1.2",
                                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")
                        .getCipherSuite())
                .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientResumesItsSession(String version) throws Exception {
        String suite = version.equals("TLSv1.3") ? "TLS_AES_128_GCM_SHA256" : "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
        SSLContext client = context();

        SSLSession first = handshake(client, version, suite);
        SSLSession second = handshake(client, version, suite);

        // the JDK copies the time of the session that it resumes
        assertThat(second.getCreationTime()).isEqualTo(first.getCreationTime());
        assertThat(handshake(context(), version, suite).getCreationTime()).isNotEqualTo(first.getCreationTime());
    }

    @Test
    void unknownServerNameGetsTheSameCertificateAndUnknownHostGets421() throws Exception {
        String answer = run(
                "curl",
                "-sSk",
                "-i",
                "--resolve",
                "elsewhere.test:" + port + ":127.0.0.1",
                "https://elsewhere.test:" + port + "/");

        assertThat(answer).as(engine.name()).startsWith("HTTP/1.1 421 ").endsWith("exit=0");
    }

    @Test
    void plainHttpOnTheTlsPortIsClosedWithoutAnAnswer() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\n" + TestServer.HOST + "\r\n").getBytes(StandardCharsets.US_ASCII));

            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP");
        }
    }

    @Test
    void plainListenerIsOnLoopbackOnly() {
        assertThat(server.server().plainPort()).isPositive();
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket(outsideAddress(), server.port())) {
                        assertThat(socket.isConnected()).isFalse();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static InetAddress outsideAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
    }
}
