package dev.durward.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Clients that ask for tokens and send messages without a pause, over the addresses and trust store for programs. */
final class Load {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Demo demo;
    private final HttpClient http;
    private final String flowToken;
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();

    Load(Demo demo) throws Exception {
        this.demo = demo;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust(Path.of(demo.env("TRUST_STORE")), demo.env("TRUST_STORE_PASSWORD")))
                .build();
        this.flowToken = demo.token("FLOW_CLIENT");
    }

    private static SSLContext trust(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, password.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Starts; each thread ends with the server. */
    void start() {
        Thread.ofPlatform().daemon().start(() -> untilTheServerEnds(this::requestToken));
        Thread.ofPlatform().daemon().start(() -> untilTheServerEnds(this::requestToken));
        Thread.ofPlatform().daemon().start(() -> untilTheServerEnds(this::sendMessage));
    }

    /** The tokens that were answered. */
    Queue<String> tokens() {
        return tokens;
    }

    /** The ids of the messages that were answered. */
    Queue<String> messages() {
        return messages;
    }

    private interface Call {
        void send() throws IOException, InterruptedException;
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void untilTheServerEnds(Call call) {
        try {
            while (true) {
                call.send();
            }
        } catch (IOException | InterruptedException ended) {
            // what it had answered by then is known
        }
    }

    private void requestToken() throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString(
                        (demo.env("CLIENT_ID") + ":" + demo.env("CLIENT_SECRET")).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request(demo.env("TOKEN_URL_LOCAL") + "?grant_type=client_credentials")
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            tokens.add(Demo.json(answer.body()).get("access_token").asText());
        }
    }

    private void sendMessage() throws IOException, InterruptedException {
        HttpRequest request = request(demo.env("FLOW_URL_LOCAL"))
                .header("Authorization", "Bearer " + flowToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"item\":\"bicycle\"}"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            messages.add(
                    answer.headers().firstValue("SAP_MessageProcessingLogID").orElseThrow());
        }
    }

    /** The status that a token gets where it reads one log, at a server that runs now. */
    int statusOf(String token, Demo now) throws IOException, InterruptedException {
        HttpRequest request = request(now.env("API_URL_LOCAL") + "/MessageProcessingLogs?$top=1&$select=MessageGuid")
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url.replace("$", "%24"))).timeout(LIMIT);
    }
}
