package dev.durward.runtime.flow;

import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.recorder.MessageLogRecorder;
import dev.durward.runtime.entry.EntryPoints;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what runs equal to what lies in the flow folder: new files are deployed, changed ones redeployed, removed ones
 * undeployed; a broken file becomes an artifact in state ERROR and touches no other flow. Used by one thread at a time.
 */
public final class FlowDeployer implements AutoCloseable {
    private static final String TYPE = "INTEGRATION_FLOW";
    private static final String DEPLOYED_BY = "flow-folder";

    private static final Logger log = LoggerFactory.getLogger(FlowDeployer.class);

    private final FlowFolder folder;
    private final Function<String, AccountFlows> contexts;
    private final ArtifactBoard board;
    private final InstantSource clock;
    private final Map<String, AccountFlows> accounts = new HashMap<>();
    private final Map<FlowKey, String> deployed = new HashMap<>();

    private FlowDeployer(
            Path folder, Function<String, AccountFlows> contexts, ArtifactReports artifacts, InstantSource clock) {
        this.folder = new FlowFolder(folder);
        this.contexts = contexts;
        this.board = new ArtifactBoard(artifacts);
        this.clock = clock;
    }

    /**
     * A deployer without flows; see {@link #update}.
     *
     * @param folder where the flow files lie
     * @param config what all flows share
     * @param points the paths that an account's flows listen on
     * @param services where messages and artifacts are reported
     */
    public static FlowDeployer of(
            Path folder, FlowContextConfig config, Function<String, EntryPoints> points, DeployerServices services) {
        Function<String, AccountFlows> contexts =
                account -> AccountFlows.start(account, config, points.apply(account), services.recorder());
        return new FlowDeployer(folder, contexts, services.artifacts(), services.clock());
    }

    /**
     * What a deployer needs from outside.
     *
     * @param recorder records the messages of all flows
     * @param artifacts is told what is deployed
     * @param clock the time of deployment
     */
    public record DeployerServices(MessageLogRecorder recorder, ArtifactReports artifacts, InstantSource clock) {}

    /** Looks at the folder once and does what has changed. */
    public void update() {
        Map<FlowKey, FlowFile> found = folder.scan();
        for (FlowKey gone : List.copyOf(deployed.keySet())) {
            if (!found.containsKey(gone)) {
                undeploy(gone);
                board.delete(gone);
            }
        }
        for (FlowFile file : found.values()) {
            if (!file.fingerprint().equals(deployed.get(file.key()))) {
                undeploy(file.key());
                deploy(file);
            }
        }
        board.flush();
    }

    /** Stops all flows; what is in flight is ABANDONED. */
    @Override
    public void close() {
        accounts.values().forEach(AccountFlows::close);
        accounts.clear();
        deployed.clear();
    }

    private void deploy(FlowFile file) {
        FlowKey key = file.key();
        deployed.put(key, file.fingerprint());
        FlowMetadata metadata = FlowMetadata.unknown(key);
        try {
            String text = file.read();
            metadata = FlowMetadata.of(file, text);
            accounts.computeIfAbsent(key.account(), contexts).deploy(file, text, metadata);
            board.put(artifact(key, metadata, "STARTED", Optional.empty()));
            log.info("event=flow-started account={} flow={} version={}", key.account(), key.id(), metadata.version());
        } catch (FlowFileException fault) {
            String reason = String.valueOf(fault.getMessage());
            board.put(artifact(key, metadata, "ERROR", Optional.of(reason)));
            log.error("event=flow-refused account={} flow={} reason=\"{}\"", key.account(), key.id(), reason);
        }
    }

    private void undeploy(FlowKey key) {
        if (deployed.remove(key) != null && accounts.containsKey(key.account())) {
            accounts.get(key.account()).undeploy(key.id());
            log.info("event=flow-stopped account={} flow={}", key.account(), key.id());
        }
    }

    private RuntimeArtifact artifact(FlowKey key, FlowMetadata metadata, String status, Optional<String> error) {
        return new RuntimeArtifact(
                key.account(),
                key.id(),
                metadata.version(),
                metadata.name(),
                TYPE,
                DEPLOYED_BY,
                clock.instant(),
                status,
                error);
    }
}
