package dev.durward.testing;

import dev.durward.access.Access;
import dev.durward.access.AccessConfig;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.NewClient;
import dev.durward.access.secret.MasterKey;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.authorization.Principal;
import dev.durward.domain.authorization.RoleKey;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import dev.durward.web.Handler;
import dev.durward.web.server.WebConfig;
import dev.durward.web.server.WebServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store, access over it and a plain listener, with accounts {@code demo} and {@code acme}; for tests of hosts. */
public final class TestInstallation implements AutoCloseable {
    /** The account that most tests use. */
    public static final Account DEMO = Account.of("demo");

    /** Another account, which must see nothing of the first. */
    public static final Account ACME = Account.of("acme");

    /** Password of every user and secret of every client that tests make. */
    public static final Secret SECRET = Secret.of("correct+horse/battery~-1");

    /** Who makes the tests' changes. */
    public static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    /** The defaults, for issuers under {@code durward.localhost}. */
    public static final AccessConfig CONFIG = AccessConfig.of(new Issuers("durward.localhost", 443));

    static {
        TestBrowser.allowHostHeaders();
    }

    private final Stores stores;
    private final Access access;
    private final Map<String, Handler> hosts = new ConcurrentHashMap<>();
    private final WebServer web;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestInstallation(Stores stores, AccessConfig config, InstantSource clock) throws IOException {
        this.stores = stores;
        access = new Access(stores, MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), config, clock);
        for (Account account : List.of(DEMO, ACME)) {
            access.accounts()
                    .create(account, EnumSet.allOf(NodeType.class), ADMIN)
                    .orThrow();
        }
        web = WebServer.start(
                WebConfig.of("durward.localhost").withPlainPort(0).withPathFormHosts(Set.of("localhost")),
                label -> Optional.ofNullable(hosts.get(label)),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /** An installation on SQLite files in a folder. */
    public static TestInstallation in(Path folder) throws IOException {
        return over(new StoreConfig.Sqlite(folder), InstantSource.system());
    }

    /** An installation on SQLite files in a folder, set up in its own way. */
    public static TestInstallation in(Path folder, AccessConfig config) throws IOException {
        return new TestInstallation(SqlStores.open(new StoreConfig.Sqlite(folder)), config, InstantSource.system());
    }

    /** An installation on a store, at a time. */
    public static TestInstallation over(StoreConfig config, InstantSource clock) throws IOException {
        return new TestInstallation(SqlStores.open(config), CONFIG, clock);
    }

    /** An installation on a store, at a time, set up in its own way. */
    public static TestInstallation over(StoreConfig store, InstantSource clock, AccessConfig config)
            throws IOException {
        return new TestInstallation(SqlStores.open(store), config, clock);
    }

    /** The store. */
    public Stores stores() {
        return stores;
    }

    /** Access over the store. */
    public Access access() {
        return access;
    }

    /** Puts a host behind the listener, under its label. */
    public TestInstallation with(String label, Handler host) {
        hosts.put(label, host);
        return this;
    }

    /** Registers a client of an account for a node type, with {@link #SECRET}. */
    public OAuthClient client(Account account, NodeType nodeType, String id, ClientAuthentication authentication) {
        NewClient wanted = new NewClient(
                Optional.of(id),
                id,
                "",
                account.subscription(nodeType).application(),
                Optional.of(SECRET),
                authentication,
                Duration.ofMinutes(5));
        return access.clients()
                .register(account.name(), wanted, ADMIN)
                .orThrow()
                .client();
    }

    /** Gives roles of an account's application to a user. */
    public void assign(Account account, NodeType nodeType, String user, String... roles) {
        for (String role : roles) {
            RoleKey key =
                    new RoleKey(account.name(), account.subscription(nodeType).application(), role);
            access.roles().assign(key, List.of(new Principal.User(user)), ADMIN).orThrow();
        }
    }

    /** A Basic header for a name and {@link #SECRET}. */
    public static String basic(String name) {
        return basic(name, SECRET.reveal());
    }

    /** A Basic header. */
    public static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The port of the listener. */
    public int port() {
        return web.plainPort();
    }

    /** Address of a host in path form. */
    public String url(String label) {
        return "http://localhost:" + port() + "/" + label;
    }

    /** Sends a request; {@code headers} are names and values in turn. */
    public HttpResponse<String> send(String method, String url, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        web.close();
        http.close();
        access.close();
        stores.close();
    }
}
