package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.domain.account.Account;
import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.content.UserCredential;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.recorder.MessageLogRecorder;
import dev.durward.recorder.RecorderConfig;
import dev.durward.runtime.RuntimeConfig;
import dev.durward.runtime.RuntimeNode;
import dev.durward.runtime.RuntimeServices;
import dev.durward.runtime.entry.EntryServices;
import dev.durward.runtime.flow.ArtifactReports;
import dev.durward.runtime.flow.FlowContextConfig;
import dev.durward.runtime.receiver.UserNameAndPassword;
import dev.durward.server.config.ServerConfig;
import dev.durward.store.Stores;
import dev.durward.store.content.UserCredentialRepository;
import dev.durward.web.Handler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** The runtime node joined to the store: what it records, which credentials it finds, what it says of its flows. */
final class FlowRuntime implements AutoCloseable {
    private static final int MOST_FLOWS = 10_000;

    private final MessageLogRecorder recorder;
    private final RuntimeNode node;
    private final Map<String, Handler> hosts = new ConcurrentHashMap<>();

    private final Stores stores;
    private final Access access;
    private final Path flowFolder;

    /**
     * What flows are given.
     *
     * @param properties values for placeholders in flow files
     * @param receiverTrust what TLS receivers are trusted by; empty for what Java trusts
     */
    record Settings(Map<String, String> properties, Optional<SSLContext> receiverTrust) {}

    /** A runtime node that has not started. */
    FlowRuntime(ServerConfig config, Stores stores, Access access, Settings settings) {
        this.stores = stores;
        this.access = access;
        InstantSource clock = InstantSource.system();
        Path spool = config.folders().spool();
        flowFolder = config.folders().flows();
        recorder = MessageLogRecorder.start(
                RecorderConfig.of(config.node(), spool.resolve("reports")),
                stores.logs()::write,
                clock,
                new SecureRandom());
        FlowContextConfig flows = new FlowContextConfig(
                settings.properties(), spool.resolve("bodies"), this::credential, settings.receiverTrust());
        Entrance entrance = Entrance.of(access);
        node = new RuntimeNode(
                RuntimeConfig.of(flowFolder, flows),
                new RuntimeServices(
                        recorder, reports(stores), new EntryServices(entrance.door(), entrance.csrf()), clock));
    }

    private Optional<UserNameAndPassword> credential(String account, String alias) {
        UserCredentialRepository credentials = stores.credentials();
        Optional<String> user = credentials.find(account, alias).flatMap(UserCredential::user);
        return credentials
                .encryptedPassword(account, alias)
                .flatMap(encrypted -> user.map(name -> new UserNameAndPassword(
                        name, access.cipher().decrypt(encrypted, UserCredential.passwordContext(account, alias)))));
    }

    private static ArtifactReports reports(Stores stores) {
        return new ArtifactReports() {
            @Override
            public void put(RuntimeArtifact artifact) {
                stores.artifacts().put(artifact);
            }

            @Override
            public void delete(String account, String id) {
                stores.artifacts().delete(account, id);
            }
        };
    }

    void start() {
        forgetRemovedFlows();
        node.start();
    }

    /** Flow files that went while nothing ran leave artifacts that nobody would take back. */
    private void forgetRemovedFlows() {
        for (Account account : access.directory().current().data().accounts()) {
            stores.artifacts().artifacts(account.name(), PageQuery.first(Criterion.ALL, MOST_FLOWS)).rows().stream()
                    .filter(artifact ->
                            !Files.exists(flowFolder.resolve(account.name()).resolve(artifact.id() + ".yaml")))
                    .forEach(artifact -> stores.artifacts().delete(account.name(), artifact.id()));
        }
    }

    boolean ready() {
        return node.ready();
    }

    /** Shows how the recorder is among the metrics. */
    void addTo(MeterRegistry metrics) {
        Gauge.builder(
                        "durward.recorder.messages.open",
                        recorder,
                        it -> it.status().open())
                .register(metrics);
        Gauge.builder(
                        "durward.recorder.messages.queued",
                        recorder,
                        it -> it.status().queued())
                .register(metrics);
        Gauge.builder("durward.recorder.spooled", recorder, it -> it.status().spooledBytes())
                .baseUnit("bytes")
                .register(metrics);
        FunctionCounter.builder(
                        "durward.recorder.reports.written",
                        recorder,
                        it -> it.status().written())
                .register(metrics);
        FunctionCounter.builder(
                        "durward.recorder.reports.lost",
                        recorder,
                        it -> it.status().lost())
                .register(metrics);
    }

    /** What answers on an account's iflmap host. */
    Handler host(Account account) {
        return hosts.computeIfAbsent(account.name(), name -> node.handler(account));
    }

    @Override
    public void close() {
        node.close();
        recorder.close();
    }
}
