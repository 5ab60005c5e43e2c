package dev.durward.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.domain.oauth.ApplicationSecret;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.domain.oauth.TokenRevocation;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import dev.durward.store.directory.DirectoryChange.DeleteScope;
import dev.durward.store.directory.DirectoryChange.DeleteSigningKey;
import dev.durward.store.directory.DirectoryChange.PutScope;
import dev.durward.store.directory.DirectoryChange.PutSigningKey;
import dev.durward.store.directory.DirectoryChange.ReplaceApplicationSecrets;
import dev.durward.store.revocation.RevocationRepository.Numbered;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store keeps for the authorization service, on every database; run on each by a class of its own. */
abstract class AuthorizationConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final ApplicationKey TMN = ApplicationKey.of("demo", NodeType.TMN);

    private final StoreKind kind;

    private Stores stores;

    AuthorizationConformance(StoreKind kind) {
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
    void signingKeysAreLoadedOldestFirstUntilTheyAreRemoved() {
        SigningKey second = key("second", NOW.plusSeconds(600));
        SigningKey first = key("first", NOW);
        change(new PutSigningKey(second), new PutSigningKey(first));
        assertThat(load().signingKeys()).containsExactly(first, second);

        change(new DeleteSigningKey("first"));
        assertThat(load().signingKeys()).containsExactly(second);
    }

    @Test
    void aSigningKeyCanBeMadeToSignSooner() {
        change(new PutSigningKey(key("a", NOW.plusSeconds(600))));
        change(new PutSigningKey(key("a", NOW)));
        assertThat(load().signingKeys()).containsExactly(key("a", NOW));
    }

    @Test
    void scopesAreReplacedById() {
        ApplicationScope read = new ApplicationScope("demo", TMN, "read", "first");
        change(new PutScope(read), new PutScope(new ApplicationScope("demo", TMN, "read", "second")));
        assertThat(load().scopes()).containsExactly(new ApplicationScope("demo", TMN, "read", "second"));

        change(new DeleteScope(read));
        assertThat(load().scopes()).isEmpty();
    }

    @Test
    void theSecretsOfAnApplicationAreReplacedTogether() {
        ClientSecret old = new ClientSecret("$old", NOW, Optional.of(NOW.plusSeconds(60)));
        ClientSecret fresh = new ClientSecret("$new", NOW, Optional.empty());
        change(new ReplaceApplicationSecrets("demo", TMN, List.of(old)));
        change(new ReplaceApplicationSecrets("demo", TMN, List.of(fresh, old)));
        assertThat(load().applicationSecrets())
                .containsExactly(new ApplicationSecret("demo", TMN, fresh), new ApplicationSecret("demo", TMN, old));
    }

    @Test
    void revocationsAreNumberedWithoutGapsAndComeWithTheirEvent() {
        assertThat(stores.revocations().append(List.of(revocation(1), revocation(2)), event()))
                .isEqualTo(2);
        assertThat(stores.revocations().append(List.of(revocation(3)), event())).isEqualTo(3);

        assertThat(stores.revocations().after(1, 10))
                .containsExactly(new Numbered(2, revocation(2)), new Numbered(3, revocation(3)));
        assertThat(stores.revocations().after(0, 1)).containsExactly(new Numbered(1, revocation(1)));
        assertThat(stores.audit().newest("demo", 10)).containsExactly(event(), event());
        assertThat(stores.audit().firstBroken("demo")).isEmpty();
    }

    @Test
    void aRevocationLeavesWhenItsTokenWouldHaveEndedAndNumbersGoOn() {
        stores.revocations().append(List.of(revocation(1), revocation(2)), event());
        assertThat(stores.revocations().deleteEnded(NOW.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(stores.revocations().after(0, 10)).containsExactly(new Numbered(2, revocation(2)));

        assertThat(stores.revocations().deleteEnded(NOW.plusSeconds(9), 10)).isEqualTo(1);
        assertThat(stores.revocations().append(List.of(revocation(3)), event())).isEqualTo(3);
    }

    @Test
    void failedChecksAreCountedByNameAndSource() {
        stores.failedChecks().add("reader", "10.0.0.1", NOW);
        stores.failedChecks().add("reader", "10.0.0.1", NOW.plusSeconds(1));
        stores.failedChecks().add("reader", "10.0.0.2", NOW.plusSeconds(1));
        stores.failedChecks().add("other", "10.0.0.1", NOW.plusSeconds(1));

        assertThat(stores.failedChecks().countAfter("reader", "10.0.0.1", NOW.minusSeconds(1)))
                .isEqualTo(2);
        assertThat(stores.failedChecks().countAfter("reader", "10.0.0.1", NOW)).isEqualTo(1);
    }

    @Test
    void oldFailedChecksLeaveInSteps() {
        for (int i = 0; i < 5; i++) {
            stores.failedChecks().add("reader", "10.0.0.1", NOW.plusSeconds(i));
        }
        assertThat(stores.failedChecks().deleteUpTo(NOW.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(stores.failedChecks().deleteUpTo(NOW.plusSeconds(3), 10)).isEqualTo(2);
        assertThat(stores.failedChecks().deleteUpTo(NOW.plusSeconds(3), 10)).isZero();
        assertThat(stores.failedChecks().countAfter("reader", "10.0.0.1", Instant.EPOCH))
                .isEqualTo(1);
    }

    private void change(DirectoryChange... changes) {
        stores.directory().apply(stores.directory().changeCounter(), List.of(changes), List.of());
    }

    private DirectoryData load() {
        return stores.directory().load();
    }

    private static SigningKey key(String id, Instant signsFrom) {
        return new SigningKey(id, SignatureAlgorithm.ES256, new byte[] {1, 2}, new byte[] {3}, NOW, signsFrom);
    }

    private static TokenRevocation revocation(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return new TokenRevocation("demo", key, NOW.plusSeconds(number));
    }

    private static AuditEvent event() {
        return new AuditEvent(
                "demo",
                NOW,
                AuditEvent.Category.CONFIGURATION,
                "admin",
                "10.0.0.1",
                "Deleting cloud access token: 0a1b2c");
    }
}
