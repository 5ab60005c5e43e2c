package dev.durward.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A configured server, {@code durward up}, without flows: it can be killed and started again on the same folder. */
final class Node implements AutoCloseable {
    /** Administrator of the account {@code acme} and of the installation. */
    static final Client ADMIN = new Client("admin", "admin-password-0123456789");
    /** Declared, and allowed to read logs. */
    static final Client READER = new Client("reader", "reader-secret-0123456789");
    /** Declared, without roles. */
    static final Client OTHER = new Client("other", "other-secret-0123456789");

    private static final String READY = "Durward is ready on port ";
    private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int POLL_MILLIS = 5;
    private static final String DECLARATION = """
            accounts:
              - name: acme
                subscriptions: [tmn, iflmap]
                clients:
                  - id: reader
                    subscription: tmn
                    secret: reader-secret-0123456789
                  - id: other
                    subscription: tmn
                    secret: other-secret-0123456789
                roles:
                  - subscription: tmn
                    name: IntegrationOperationServer.read
                    users: [oauth_client_reader]
                  - subscription: tmn
                    name: NodeManager.read
                    users: [oauth_client_reader]
            users:
              - name: admin
                password: admin-password-0123456789
                platform-roles:
                  acme: [Administrator]
                  durward: [Administrator]
            """;

    private final Path folder;
    private final String name;
    private final int port;
    private @Nullable Process process;

    private Node(Path folder, String name, int port) {
        this.folder = folder;
        this.name = name;
        this.port = port;
    }

    /** A node on SQLite, not started; {@code more} is added to its configuration. */
    static Node onSqlite(Path folder, String more) throws IOException {
        return configured(folder, "node", "  sqlite:\n    folder: store\n", more);
    }

    /** A node on a PostgreSQL database, not started; {@code more} is added to its configuration. */
    static Node onPostgres(Path folder, String name, String url, String more) throws IOException {
        String store = "  postgres:\n    url: " + url + "\n    user: durward\n    connections: 4\n";
        return configured(folder, name, store, more);
    }

    private static Node configured(Path folder, String name, String store, String more) throws IOException {
        Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(folder.resolve("declarations/acme.yaml"), DECLARATION);
        Node node = new Node(folder, name, freePort());
        Files.writeString(
                folder.resolve(name + ".yaml"), """
                node: %s
                parts: [authorization-service, cockpit, management-node]
                operations-port: 0
                http:
                  tls-port: 0
                  plain-port: %d
                  public-port: 443
                folders:
                  spool: spool-%s
                store:
                %s
                %s
                """.formatted(name, node.port, name, store.stripTrailing(), more));
        return node;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The plain port. */
    int port() {
        return port;
    }

    /** The process that runs now. */
    Process process() {
        if (process == null) {
            throw new IllegalStateException(name + " doesn't run");
        }
        return process;
    }

    private Path output() {
        return folder.resolve(name + ".out");
    }

    /** Everything that the process that runs now, or ran last, has printed. */
    String printed() throws IOException {
        return Files.readString(output());
    }

    /** Starts, and waits for the first token of a client; how long that took from the start of the process. */
    Duration start(Client first) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process begun = Product.start(
                output(), "up", "--config", folder.resolve(name + ".yaml").toString());
        process = begun;
        while (!answers(first)) {
            if (!begun.isAlive() || System.nanoTime() - started > LIMIT_NANOS) {
                throw new AssertionError("no token from " + name + "\n" + printed());
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Starts, and waits until everything answers. */
    Node start() throws IOException, InterruptedException {
        process = Product.startUntil(
                READY,
                output(),
                "up",
                "--config",
                folder.resolve(name + ".yaml").toString());
        return this;
    }

    private boolean answers(Client client) {
        try (Calls calls = Calls.to(this)) {
            return calls.token(client, Calls.OPAQUE).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
        process = null;
    }

    /** Ends it in order, if it runs. */
    @Override
    public void close() {
        if (process != null) {
            Product.stop(process);
            process = null;
        }
    }
}
