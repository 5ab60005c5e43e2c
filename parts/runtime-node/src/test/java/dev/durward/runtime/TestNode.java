package dev.durward.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.NodeType;
import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import dev.durward.recorder.MessageLogRecorder;
import dev.durward.recorder.RecorderConfig;
import dev.durward.runtime.entry.EntryServices;
import dev.durward.runtime.flow.ArtifactReports;
import dev.durward.runtime.flow.FlowContextConfig;
import dev.durward.runtime.receiver.UserNameAndPassword;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A runtime node over a real socket and a real store, with users {@code sender} and {@code reader}. */
final class TestNode implements AutoCloseable {
    static final String SENDER = TestInstallation.basic("sender");
    static final String READER = TestInstallation.basic("reader");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Map<String, MessageLogReport> messages = new ConcurrentHashMap<>();
    final List<MessageLogReport> reports = new java.util.concurrent.CopyOnWriteArrayList<>();
    final Map<String, RuntimeArtifact> artifacts = new ConcurrentHashMap<>();
    final Map<String, UserNameAndPassword> credentials = new ConcurrentHashMap<>();
    final RuntimeNode node;
    final Path flows;
    private final MessageLogRecorder recorder;
    private final TestInstallation installation;
    private final HttpClient client = HttpClient.newHttpClient();

    TestNode(Path folder) throws IOException {
        flows = Files.createDirectories(folder.resolve("flows"));
        Files.createDirectories(flows.resolve("demo"));
        installation = TestInstallation.in(folder.resolve("store"));
        addUser("sender");
        addUser("reader");
        installation.assign(TestInstallation.DEMO, NodeType.IFLMAP, "sender", "ESBMessaging.send");
        recorder = MessageLogRecorder.start(
                RecorderConfig.of("node-1", folder.resolve("spool")),
                this::write,
                InstantSource.system(),
                new SecureRandom());
        var properties =
                Map.of(DemoFlows.RECEIVER_URL, url(""), DemoFlows.REPEAT_COUNT, "1", DemoFlows.TRAFFIC_PERIOD, "1000");
        var flowConfig = new FlowContextConfig(
                properties,
                folder.resolve("work"),
                (account, alias) -> Optional.ofNullable(credentials.get(account + "/" + alias)),
                Optional.empty());
        var entry = new EntryServices(
                new Door(installation.access().authenticator()),
                new CsrfProtection(InstantSource.system(), new SecureRandom(), new byte[32]));
        node = new RuntimeNode(
                new RuntimeConfig(flows, Duration.ofMillis(50), flowConfig),
                new RuntimeServices(recorder, new Artifacts(), entry, InstantSource.system()));
        installation.with("demo-iflmap", node.handler(TestInstallation.DEMO));
    }

    private void addUser(String name) {
        installation
                .access()
                .accounts()
                .putUser(name, TestInstallation.SECRET, TestInstallation.ADMIN)
                .orThrow();
    }

    static TestNode started(Path folder) throws IOException {
        TestNode started = new TestNode(folder);
        started.node.start();
        await(started.node::ready);
        return started;
    }

    String url(String path) {
        return installation.url("demo-iflmap") + "/http" + path;
    }

    void credential(String alias, String user) {
        credentials.put("demo/" + alias, new UserNameAndPassword(user, TestInstallation.SECRET));
    }

    /** The status of a message as the store has it. */
    Optional<MessageStatus> storedStatus(String guid) {
        return installation
                .stores()
                .logs()
                .log(TestInstallation.DEMO.name(), guid)
                .map(MessageProcessingLog::status);
    }

    /** Writes a flow file and waits until the node has it in a state. */
    RuntimeArtifact deploy(String id, String status, String text) throws IOException {
        Path file = flows.resolve("demo").resolve(id + ".yaml");
        artifacts.remove(id);
        Path written = Files.writeString(folderOf(file).resolve(id + ".new"), text);
        Files.move(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        await(() -> artifacts.containsKey(id));
        RuntimeArtifact artifact = Optional.ofNullable(artifacts.get(id)).orElseThrow();
        assertThat(artifact.status()).as(artifact.error().orElse("no error")).isEqualTo(status);
        return artifact;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", SENDER);
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    List<MessageLogReport> messagesOf(String flow) {
        return messages.values().stream()
                .filter(report -> report.log().artifact().id().equals(flow))
                .sorted(Comparator.comparing(report -> report.log().logStart()))
                .toList();
    }

    MessageLogReport awaitMessage(String flow, MessageStatus status) {
        await(() -> messagesOf(flow).stream().anyMatch(report -> report.log().status() == status));
        return messagesOf(flow).stream()
                .filter(report -> report.log().status() == status)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the message with an id has a status. */
    MessageLogReport awaitGuid(String guid, MessageStatus status) {
        await(() -> Optional.ofNullable(messages.get(guid))
                .filter(report -> report.log().status() == status)
                .isPresent());
        return Optional.ofNullable(messages.get(guid)).orElseThrow();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        node.close();
        recorder.close();
        installation.close();
    }

    private static Path folderOf(Path file) {
        return java.util.Objects.requireNonNull(file.getParent());
    }

    private void write(List<MessageLogReport> batch) {
        installation.stores().logs().write(batch);
        reports.addAll(batch);
        for (MessageLogReport report : batch) {
            messages.merge(
                    report.log().messageGuid(),
                    report,
                    (known, other) -> other.revision() > known.revision() ? other : known);
        }
    }

    private final class Artifacts implements ArtifactReports {
        @Override
        public void put(RuntimeArtifact artifact) {
            artifacts.put(artifact.id(), artifact);
        }

        @Override
        public void delete(String account, String id) {
            artifacts.remove(id);
        }
    }
}
