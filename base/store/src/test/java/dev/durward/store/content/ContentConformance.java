package dev.durward.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.content.UserCredential;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the repositories of deployed content do on every database; run on each by a class of its own. */
abstract class ContentConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final AuditEvent EVENT =
            new AuditEvent("demo", NOW, AuditEvent.Category.DATA_MODIFICATION, "admin", "", "changed");

    private final StoreKind kind;

    private Stores stores;

    ContentConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        stores = SqlStores.open(kind.newStore(folder));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void credentialIsCreatedOnceReplacedAndDeletedWithItsAuditEvent() {
        UserCredential first = credential("alias", Optional.empty());
        UserCredential second = credential("alias", Optional.of("text"));
        byte[] secret = {1, 2, 3};

        assertThat(stores.credentials().replace(first, secret, EVENT)).isFalse();
        assertThat(stores.credentials().create(first, secret, EVENT)).isTrue();
        assertThat(stores.credentials().create(second, secret, EVENT)).isFalse();
        assertThat(stores.credentials().find("demo", "alias")).contains(first);
        assertThat(stores.credentials().encryptedPassword("demo", "alias")).contains(secret);
        assertThat(stores.credentials().replace(second, new byte[] {9}, EVENT)).isTrue();
        assertThat(stores.credentials().list("demo")).containsExactly(second);
        assertThat(stores.credentials().find("other", "alias")).isEmpty();
        assertThat(stores.credentials().delete("demo", "alias", EVENT)).isTrue();
        assertThat(stores.credentials().delete("demo", "alias", EVENT)).isFalse();
        assertThat(stores.credentials().list("demo")).isEmpty();

        assertThat(stores.audit().newest("demo", 10)).hasSize(3);
    }

    @Test
    void artifactIsReplacedByAccountAndId() {
        RuntimeArtifact starting = artifact("flow", "STARTING", Optional.empty());
        RuntimeArtifact broken = artifact("flow", "ERROR", Optional.of("no such host"));
        stores.artifacts().put(starting);
        stores.artifacts().put(broken);
        stores.artifacts().put(artifact("Another", "STARTED", Optional.empty()));

        assertThat(stores.artifacts()
                        .artifacts("demo", PageQuery.first(Criterion.ALL, 10))
                        .rows())
                .containsExactly(artifact("Another", "STARTED", Optional.empty()), broken);
        assertThat(stores.artifacts().countArtifacts("demo", Criterion.ALL)).isEqualTo(2);
        assertThat(stores.artifacts().countArtifacts("other", Criterion.ALL)).isZero();
        assertThat(stores.artifacts().delete("demo", "flow")).isTrue();
        assertThat(stores.artifacts().delete("demo", "flow")).isFalse();
    }

    private static UserCredential credential(String name, Optional<String> description) {
        return new UserCredential(
                "demo",
                name,
                "default",
                description,
                Optional.of("user"),
                Optional.empty(),
                "admin",
                1_700_000_000_001L);
    }

    private static RuntimeArtifact artifact(String id, String status, Optional<String> error) {
        return new RuntimeArtifact("demo", id, "1.0.0", "Flow", "INTEGRATION_FLOW", "admin", NOW, status, error);
    }
}
