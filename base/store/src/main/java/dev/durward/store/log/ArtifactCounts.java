package dev.durward.store.log;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.MessageStatus;
import java.util.Map;

/**
 * How many messages of an artifact have each status.
 *
 * @param artifact the artifact, named as in its newest log
 * @param messages 1 or more for each status that occurs; empty when the artifact has no message in the period
 */
public record ArtifactCounts(IntegrationArtifact artifact, Map<MessageStatus, Long> messages) {
    /** Copies the map. */
    public ArtifactCounts {
        messages = Map.copyOf(messages);
    }
}
