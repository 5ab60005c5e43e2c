package dev.durward.runtime.flow;

import dev.durward.domain.content.RuntimeArtifact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps reports about artifacts until they are taken: what is deployed must not depend on the store being there. */
final class ArtifactBoard {
    private static final Logger log = LoggerFactory.getLogger(ArtifactBoard.class);

    private final ArtifactReports reports;
    private final Map<FlowKey, Optional<RuntimeArtifact>> waiting = new LinkedHashMap<>();

    ArtifactBoard(ArtifactReports reports) {
        this.reports = reports;
    }

    synchronized void put(RuntimeArtifact artifact) {
        waiting.put(new FlowKey(artifact.account(), artifact.id()), Optional.of(artifact));
        flush();
    }

    synchronized void delete(FlowKey key) {
        waiting.put(key, Optional.empty());
        flush();
    }

    /** Tries again what was not taken. */
    synchronized void flush() {
        waiting.entrySet().removeIf(entry -> taken(entry.getKey(), entry.getValue()));
    }

    private boolean taken(FlowKey key, Optional<RuntimeArtifact> artifact) {
        try {
            artifact.ifPresentOrElse(reports::put, () -> reports.delete(key.account(), key.id()));
            return true;
        } catch (RuntimeException away) {
            log.warn(
                    "event=artifact-report-failed account={} flow={} reason=\"{}\"",
                    key.account(),
                    key.id(),
                    away.toString());
            return false;
        }
    }
}
