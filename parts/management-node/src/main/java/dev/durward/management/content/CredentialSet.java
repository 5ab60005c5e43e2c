package dev.durward.management.content;

import dev.durward.domain.content.UserCredential;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.PageRequest;
import dev.durward.odata.query.Rows;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Source;
import dev.durward.store.content.UserCredentialRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entity set {@code UserCredentials} (contract sections 2.3 and 7). Passwords go in and never come out. */
final class CredentialSet implements Source<ApiCaller, UserCredential> {
    static final String NAME = "Name";

    private final UserCredentialRepository credentials;

    private CredentialSet(UserCredentialRepository credentials) {
        this.credentials = credentials;
    }

    static EntitySet<ApiCaller, UserCredential> declaration(
            UserCredentialRepository credentials, CredentialWrites writes, AccessRules roles) {
        return EntitySet.<ApiCaller, UserCredential>named("UserCredentials")
                .source(new CredentialSet(credentials))
                .access(roles.credentials())
                .writes(writes)
                .value(NAME, UserCredential::name)
                .value("Kind", UserCredential::kind)
                .value("Description", row -> row.description().orElse(null))
                .value("User", row -> row.user().orElse(null))
                .value("Password", row -> null)
                .value("CompanyId", row -> row.companyId().orElse(null))
                .value("SecurityArtifactDescriptor/Type", row -> "CREDENTIALS")
                .value("SecurityArtifactDescriptor/DeployedBy", UserCredential::deployedBy)
                .value("SecurityArtifactDescriptor/DeployedOn", row -> Instant.ofEpochMilli(row.deployedOn()))
                .value("SecurityArtifactDescriptor/Status", row -> "DEPLOYED")
                .build();
    }

    // an account has few of them, and the store gives all at once, by name
    @Override
    public Rows<UserCredential> page(ApiCaller caller, PageRequest request) {
        List<UserCredential> all = credentials.list(caller.account());
        long begin = request.skip()
                + request.after()
                        .map(place -> place.getFirst() instanceof Long number ? number : 0L)
                        .orElse(0L);
        long end = Math.min(all.size(), begin + request.limit());
        List<UserCredential> rows = begin >= end ? List.of() : all.subList((int) begin, (int) end);
        return new Rows<>(rows, end < all.size() ? Optional.of(List.of(end)) : Optional.empty());
    }

    @Override
    public long count(ApiCaller caller, Filter filter, Map<String, String> custom) {
        return credentials.list(caller.account()).size();
    }

    @Override
    public Optional<UserCredential> find(ApiCaller caller, EntityKey key) {
        return credentials.find(caller.account(), key.text(NAME));
    }
}
