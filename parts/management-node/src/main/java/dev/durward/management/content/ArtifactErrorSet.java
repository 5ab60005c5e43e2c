package dev.durward.management.content;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.MediaValue;
import dev.durward.odata.set.Source;
import dev.durward.store.content.RuntimeArtifactRepository;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Entity set {@code RuntimeArtifactErrorInformations}: only single entities, as the original's clients ask for them. The
 * stream is a JSON object with the text in {@code parameter} (contract section 11, request 23).
 */
final class ArtifactErrorSet implements Source<ApiCaller, ArtifactError> {
    private static final String ID = "Id";

    private final RuntimeArtifactRepository artifacts;

    private ArtifactErrorSet(RuntimeArtifactRepository artifacts) {
        this.artifacts = artifacts;
    }

    static EntitySet<ApiCaller, ArtifactError> declaration(RuntimeArtifactRepository artifacts, AccessRules roles) {
        return EntitySet.<ApiCaller, ArtifactError>named("RuntimeArtifactErrorInformations")
                .source(new ArtifactErrorSet(artifacts))
                .access(roles.monitoring())
                .value(ID, ArtifactError::id)
                .media((caller, row) -> Optional.of(new MediaValue("application/json", json(row))))
                .build();
    }

    private static byte[] json(ArtifactError error) {
        String text = new String(JsonStringEncoder.getInstance().quoteAsString(error.text()));
        return ("{\"parameter\":[\"" + text + "\"]}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Rows<ArtifactError> page(ApiCaller caller, PageRequest request) {
        throw Refusal.notImplemented();
    }

    @Override
    public long count(ApiCaller caller, Filter filter, Map<String, String> custom) {
        throw Refusal.notImplemented();
    }

    @Override
    public Optional<ArtifactError> find(ApiCaller caller, EntityKey key) {
        PageQuery query = PageQuery.first(StoredRows.equal(ID, key.text(ID)), 1);
        return artifacts.artifacts(caller.account(), query).rows().stream()
                .findFirst()
                .flatMap(ArtifactErrorSet::error);
    }

    private static Optional<ArtifactError> error(RuntimeArtifact artifact) {
        return artifact.error().map(text -> new ArtifactError(artifact.id(), text));
    }
}
