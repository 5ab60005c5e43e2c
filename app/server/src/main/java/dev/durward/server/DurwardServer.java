package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.secret.MasterKey;
import dev.durward.domain.account.Account;
import dev.durward.domain.product.ProductVersion;
import dev.durward.domain.secret.Secret;
import dev.durward.door.SignInRoute;
import dev.durward.server.config.Part;
import dev.durward.server.config.ServerConfig;
import dev.durward.server.declaration.Declarations;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.Stores;
import dev.durward.web.Handler;
import dev.durward.web.server.Health;
import dev.durward.web.server.OperationsServer;
import dev.durward.web.server.WebServer;
import dev.durward.web.tls.DevelopmentCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: the configured parts over one store, behind one web server. */
public final class DurwardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurwardServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String MASTER_KEY_VARIABLE = "DURWARD_MASTER_KEY";
    private static final int READY_POLL_MILLIS = 20;
    private static final Duration FLOW_RETRY = Duration.ofSeconds(1);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicReference<@Nullable FlowRuntime> flows = new AtomicReference<>();
    private final AtomicReference<@Nullable Exception> flowFailure = new AtomicReference<>();
    private final boolean runsFlows;
    private final Listening listening;
    private final WebServer web;
    private final OptionalInt operationsPort;
    private final Optional<Secret> firstAdministratorLink;

    private DurwardServer(ServerConfig config, Preparation preparation) throws IOException {
        runsFlows = config.parts().contains(Part.RUNTIME_NODE);
        LateHosts hosts = new LateHosts();
        listening = Listening.begin(config, hosts);
        try {
            Stores stores = run(SqlStores.open(config.store()));
            Access access = run(new Access(
                    stores,
                    masterKey(config),
                    config.tokens()
                            .access(new Issuers(config.landscape(), listening.publicPort()))
                            .withSessions(config.signIn().sessions()),
                    InstantSource.system()));
            prepare(config, preparation, stores, access);
            firstAdministratorLink = firstAdministratorLink(config, access);
            web = open(hosts, PartHosts.of(config, stores, access, this::flowHost));
            running.push(this::closeFlows);
            LOG.info("event=started tls_port={} plain_port={}", web.tlsPort(), web.plainPort());
            operationsPort = operations(config, stores);
            run(new Retention(stores.logs(), config.retention(), InstantSource.system()));
            Thread.ofPlatform()
                    .daemon()
                    .name("flow-start")
                    .start(() -> startFlows(config, preparation, stores, access));
        } catch (IOException | RuntimeException failed) {
            close();
            listening.abandon();
            throw failed;
        }
    }

    /**
     * Tokens come first: clients that lost a server ask for one before anything else, and the rest takes longer. What
     * listens already answers as soon as its host is there.
     */
    private WebServer open(LateHosts hosts, PartHosts parts) throws IOException {
        hosts.become(parts.hosts());
        WebServer listener = run(listening.server());
        parts.addManagementNode();
        hosts.become(parts.hosts());
        return listener;
    }

    /**
     * Starts a server; returns when its doors are open. Integration flows may still be starting then.
     *
     * @param preparation done to the store first
     * @throws IOException with a message for the operator when a file, folder or port can't be used
     */
    public static DurwardServer start(ServerConfig config, Preparation preparation) throws IOException {
        return new DurwardServer(config, preparation);
    }

    private <T extends AutoCloseable> T run(T part) {
        running.push(part);
        return part;
    }

    private static void prepare(ServerConfig config, Preparation preparation, Stores stores, Access access)
            throws IOException {
        Declarations declarations = new Declarations(access);
        preparation.prepare(new Preparation.Registries(
                access.directory(),
                declarations,
                access.accounts(),
                access.clients(),
                stores.credentials(),
                access.cipher()));
        declarations.applyFolder(config.folders().declarations());
    }

    private static Optional<Secret> firstAdministratorLink(ServerConfig config, Access access) {
        SignInRoute route = new SignInRoute(access.config().issuers());
        return config.parts().contains(Part.COCKPIT)
                ? access.firstAdministrator().invite().map(route::first).map(Secret::of)
                : Optional.empty();
    }

    /** Where the operator makes the first administrator, within half an hour; empty when there is one. */
    public Optional<Secret> firstAdministratorLink() {
        return firstAdministratorLink;
    }

    private Handler flowHost(Account account) {
        FlowRuntime runtime = flows.get();
        return runtime == null ? LateHosts.STARTING : runtime.host(account);
    }

    private void startFlows(ServerConfig config, Preparation preparation, Stores stores, Access access) {
        while (!closing.get()) {
            try {
                if (runsFlows && flows.get() == null) {
                    // what is open now was left by a process of this name that ended without saying so
                    int abandoned = stores.logs()
                            .abandon(config.node(), InstantSource.system().instant());
                    LOG.info("event=abandoned_messages_marked count={}", abandoned);
                    startRuntime(config, preparation, stores, access);
                }
                stores.warmUp();
                return;
            } catch (StoreUnavailableException away) {
                LOG.warn("event=flow_start_delayed reason=\"{}\"", away.getMessage());
                LockSupport.parkNanos(FLOW_RETRY.toNanos());
            } catch (IOException | RuntimeException failed) {
                LOG.error("event=flow_start_failed", failed);
                flowFailure.set(failed);
                return;
            }
        }
    }

    private synchronized void startRuntime(ServerConfig config, Preparation preparation, Stores stores, Access access)
            throws IOException {
        if (closing.get()) {
            return;
        }
        Optional<DevelopmentCertificates> development = listening.development();
        Optional<SSLContext> trust = development.isEmpty()
                ? Optional.empty()
                : Optional.of(ReceiverTrust.with(development.get().authorityFile()));
        FlowRuntime runtime =
                new FlowRuntime(config, stores, access, new FlowRuntime.Settings(preparation.flowProperties(), trust));
        runtime.addTo(listening.metrics());
        flows.set(runtime);
        runtime.start();
    }

    private OptionalInt operations(ServerConfig config, Stores stores) throws IOException {
        if (config.operationsPort().isEmpty()) {
            return OptionalInt.empty();
        }
        Health health = new Health(ProductVersion.text())
                .ready("store", () -> stores.ready() ? Optional.empty() : Optional.of("the store does not answer"))
                .started("flows", () -> flowsReady() ? Optional.empty() : Optional.of("flows are being deployed"))
                .ready(
                        "flows",
                        () -> Optional.ofNullable(flowFailure.get()).map(failed -> "the flows could not start"));
        OperationsServer operations =
                run(OperationsServer.start(LOOPBACK, config.operationsPort().getAsInt(), listening.metrics(), health));
        return OptionalInt.of(operations.port());
    }

    private static MasterKey masterKey(ServerConfig config) throws IOException {
        String variable = System.getenv(MASTER_KEY_VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return MasterKey.parse(variable);
        }
        Path keys = config.folders().keys();
        Files.createDirectories(keys);
        return MasterKey.readOrCreate(keys.resolve("master.key"), new SecureRandom());
    }

    /**
     * The certificates made for development.
     *
     * @throws IOException when the configuration names certificates of its own
     */
    public DevelopmentCertificates developmentCertificates() throws IOException {
        return listening.development().orElseThrow(() -> new IOException("the certificates are configured"));
    }

    /** The TLS port in use. */
    public int tlsPort() {
        return web.tlsPort();
    }

    /** The plain port in use; empty for none. */
    public OptionalInt plainPort() {
        return web.plainPort() < 0 ? OptionalInt.empty() : OptionalInt.of(web.plainPort());
    }

    /** The port for health and metrics; empty for none. */
    public OptionalInt operationsPort() {
        return operationsPort;
    }

    private boolean flowsReady() {
        FlowRuntime runtime = flows.get();
        return !runsFlows || (runtime != null && runtime.ready());
    }

    /**
     * Waits until every flow that was there at the start has been tried.
     *
     * @throws IOException when flows can't be run at all
     */
    public void awaitFlows() throws InterruptedException, IOException {
        while (!flowsReady() && !closing.get()) {
            Exception failed = flowFailure.get();
            if (failed != null) {
                throw new IOException("the flows could not start: " + failed.getMessage(), failed);
            }
            Thread.sleep(READY_POLL_MILLIS);
        }
    }

    /** Waits until the server is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Stops accepting, ends what is in work, and closes the store last. */
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        closeParts();
        LOG.info("event=stopped");
        closed.countDown();
    }

    private synchronized void closeParts() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception failed) {
                LOG.error("event=stop_failed part={}", part.getClass().getSimpleName(), failed);
            }
        }
    }

    /** Comes before the doors close, so that callers whose flow is interrupted are told so. */
    private void closeFlows() {
        FlowRuntime runtime = flows.get();
        if (runtime != null) {
            runtime.close();
        }
    }
}
