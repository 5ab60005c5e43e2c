package dev.durward.runtime;

import dev.durward.domain.account.Account;
import dev.durward.runtime.entry.EntryHandler;
import dev.durward.runtime.entry.EntryPoints;
import dev.durward.runtime.flow.FlowDeployer;
import dev.durward.runtime.flow.FlowDeployer.DeployerServices;
import dev.durward.web.Handler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runtime node: runs the flows of all accounts and answers on their iflmap hosts. {@link #handler} may be called
 * before {@link #start}; requests get 503 until the flows have been deployed.
 */
public final class RuntimeNode implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(RuntimeNode.class);

    private final RuntimeConfig config;
    private final RuntimeServices services;
    private final Map<String, EntryPoints> points = new ConcurrentHashMap<>();
    private final FlowDeployer deployer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watcher;
    private volatile boolean ready;

    /** A node that does nothing yet. */
    public RuntimeNode(RuntimeConfig config, RuntimeServices services) {
        this.config = config;
        this.services = services;
        this.deployer = FlowDeployer.of(
                config.flowFolder(),
                config.flows(),
                this::pointsOf,
                new DeployerServices(services.recorder(), services.artifacts(), services.clock()));
        // a platform thread: Camel starts under its locks, which would hold a carrier of virtual threads for long
        this.watcher = Thread.ofPlatform().daemon().name("flow-folder").unstarted(this::watch);
    }

    /** Begins to deploy flows and to watch their folder, on a thread of its own; returns at once. */
    public void start() {
        watcher.start();
    }

    /** Whether each flow that lay in the folder at the start has been tried. */
    public boolean ready() {
        return ready;
    }

    /** What answers on an account's iflmap host; make one for each account and keep it. */
    public Handler handler(Account account) {
        return new EntryHandler(account, pointsOf(account.name()), services.entry(), this::ready);
    }

    /** Stops all flows; what is in flight becomes ABANDONED. Close the recorder afterwards. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (watcher.isAlive() && !watcher.join(STOP_LIMIT)) {
                log.warn("event=runtime-node-stop-late limit-s={}", STOP_LIMIT.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private EntryPoints pointsOf(String account) {
        return points.computeIfAbsent(account, name -> new EntryPoints());
    }

    private void watch() {
        try (deployer) {
            do {
                update();
                ready = true;
            } while (!closing.await(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void update() {
        try {
            deployer.update();
        } catch (RuntimeException e) {
            log.error("event=flow-folder-failed", e);
        }
    }
}
