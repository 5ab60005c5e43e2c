package dev.durward.runtime.flow;

import dev.durward.domain.content.RuntimeArtifact;

/** Where the node says what is deployed, and how it is. May fail with any runtime exception: it is tried again. */
public interface ArtifactReports {
    /** Creates or replaces by account and id. */
    void put(RuntimeArtifact artifact);

    /** Removes by account and id, if it is there. */
    void delete(String account, String id);
}
