package dev.durward.management.content;

import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Navigation;
import dev.durward.store.content.RuntimeArtifactRepository;
import java.util.Map;
import java.util.Optional;

/** Entity set {@code IntegrationRuntimeArtifacts} (contract sections 2.3 and 3). Deployed archives are not offered. */
final class ArtifactSet extends StoredRows<RuntimeArtifact> {
    private static final String ID = "Id";

    private final RuntimeArtifactRepository artifacts;

    private ArtifactSet(RuntimeArtifactRepository artifacts) {
        super(Map.of());
        this.artifacts = artifacts;
    }

    static EntitySet<ApiCaller, RuntimeArtifact> declaration(RuntimeArtifactRepository artifacts, AccessRules roles) {
        return EntitySet.<ApiCaller, RuntimeArtifact>named("IntegrationRuntimeArtifacts")
                .source(new ArtifactSet(artifacts))
                .access(roles.monitoring())
                .value(ID, RuntimeArtifact::id)
                .value("Version", RuntimeArtifact::version)
                .value("Name", RuntimeArtifact::name)
                .value("Type", RuntimeArtifact::type)
                .value("DeployedBy", RuntimeArtifact::deployedBy)
                .value("DeployedOn", RuntimeArtifact::deployedOn)
                .value("Status", RuntimeArtifact::status)
                .filterable(ID, "Version", "Name", "Type", "DeployedBy", "DeployedOn", "Status")
                .sortable(ID, "Version", "Name", "Type", "DeployedBy", "DeployedOn", "Status")
                .navigation(
                        "ErrorInformation",
                        new Navigation.ToOne<>(row -> Optional.of(new EntityKey(Map.of(ID, row.id())))))
                .build();
    }

    @Override
    protected Page<RuntimeArtifact> read(ApiCaller caller, PageQuery query) {
        return artifacts.artifacts(caller.account(), query);
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return artifacts.countArtifacts(caller.account(), criterion);
    }
}
