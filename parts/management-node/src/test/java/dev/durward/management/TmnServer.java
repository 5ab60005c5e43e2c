package dev.durward.management;

import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.RolePolicy;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.management.ManagementNode.ContentProtection;
import dev.durward.store.Stores;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hosts {@code demo-tmn} and {@code acme-tmn} over a real store, and {@code lenient-tmn} with fewer roles asked. */
final class TmnServer implements AutoCloseable {
    static final Account DEMO = TestInstallation.DEMO;
    static final Account ACME = TestInstallation.ACME;
    static final String READ = "IntegrationOperationServer.read";
    static final String NODE = "NodeManager.read";
    static final String PAYLOAD = "esbmessagestorage.read";
    static final List<String> WRITE = List.of(READ, NODE, "NodeManager.deploycredentials", "NodeManager.deploycontent");

    final Stores stores;
    final SecretCipher cipher;
    private final TestInstallation installation;

    private TmnServer(TestInstallation installation) {
        this.installation = installation;
        stores = installation.stores();
        cipher = installation.access().cipher();
        ManagementNode strict = node(RolePolicy.STRICT);
        installation.with("demo-tmn", strict.host(DEMO));
        installation.with("acme-tmn", strict.host(ACME));
        installation.with("lenient-tmn", node(RolePolicy.LENIENT).host(DEMO));
    }

    private ManagementNode node(RolePolicy roles) {
        InstantSource clock = InstantSource.system();
        return ManagementNode.of(
                new Door(installation.access().authenticator()),
                new CsrfProtection(clock, new SecureRandom(), new byte[32]),
                stores,
                new ContentProtection(roles, cipher, clock));
    }

    static TmnServer onSqlite(Path folder) throws IOException {
        return new TmnServer(TestInstallation.in(folder));
    }

    /** An Authorization header of a new user with roles at demo's management node. */
    String basic(String user, String... roles) {
        installation
                .access()
                .accounts()
                .putUser(user, TestInstallation.SECRET, TestInstallation.ADMIN)
                .orThrow();
        installation.assign(DEMO, NodeType.TMN, user, roles);
        return TestInstallation.basic(user);
    }

    /** An Authorization header with a token of a new client with roles at a node of an account. */
    String bearer(Account account, NodeType nodeType, String client, String... roles) {
        OAuthClient registered = installation.client(account, nodeType, client, ClientAuthentication.BASIC);
        installation.assign(account, nodeType, registered.technicalUser(), roles);
        return "Bearer "
                + installation
                        .access()
                        .tokens()
                        .issue(registered, List.of(), "")
                        .text();
    }

    int port() {
        return installation.port();
    }

    /** The service root of a host in path form. */
    String root(String host) {
        return installation.url(host) + "/api/v1/";
    }

    HttpResponse<String> get(String authorization, String target, String... headers) throws Exception {
        return send("GET", authorization, target, "", headers);
    }

    /** Sends a request to demo's service, or to a whole address; spaces in it are encoded. */
    HttpResponse<String> send(String method, String authorization, String target, String body, String... headers)
            throws Exception {
        String address = target.startsWith("http") ? target : root("demo-tmn") + target;
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        if (!authorization.isEmpty()) {
            all.addAll(List.of("Authorization", authorization));
        }
        return installation.send(method, address.replace(" ", "%20"), body, all.toArray(String[]::new));
    }

    /** Sends lines to the server as they are and reads until it closes. */
    String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    static Instant time(int second) {
        return Instant.parse("2026-11-20T10:00:00.120Z").plusSeconds(second);
    }

    @Override
    public void close() {
        installation.close();
    }
}
