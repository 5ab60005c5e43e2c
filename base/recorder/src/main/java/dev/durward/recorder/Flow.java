package dev.durward.recorder;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;

/**
 * A flow as its messages are recorded.
 *
 * @param account technical name of the account that the messages belong to
 * @param artifact what the logs name as their integration artifact
 * @param logLevel {@code NONE} records nothing, {@code ERROR} only messages that fail and no attachments
 */
public record Flow(String account, IntegrationArtifact artifact, LogLevel logLevel) {
    /** A flow at log level INFO whose name is its id, in no package. */
    public static Flow of(String account, String id) {
        return new Flow(account, IntegrationArtifact.flow(id, id, "", ""), LogLevel.INFO);
    }

    /** The flow's symbolic id. */
    public String id() {
        return artifact.id();
    }
}
