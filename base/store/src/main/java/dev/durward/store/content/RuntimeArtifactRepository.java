package dev.durward.store.content;

import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;

/** Runtime artifacts at rest: what is deployed, and how it is. */
public interface RuntimeArtifactRepository {
    /** Creates or replaces by account and id. */
    void put(RuntimeArtifact artifact);

    /** Removes by account and id; returns whether it was there. */
    boolean delete(String account, String id);

    /** Artifacts by {@code Id} unless sorted otherwise; attributes as in the OData type. */
    Page<RuntimeArtifact> artifacts(String account, PageQuery query);

    /** How many artifacts match. */
    long countArtifacts(String account, Criterion criterion);
}
