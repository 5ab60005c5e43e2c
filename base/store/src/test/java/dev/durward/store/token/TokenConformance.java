package dev.durward.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@link TokenRepository} does on every database; run on each by a class of its own. */
abstract class TokenConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    private final StoreKind kind;

    private StoreConfig config;
    private Stores stores;

    TokenConformance(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        config = kind.newStore(folder);
        stores = SqlStores.open(config);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void insertedTokenIsFoundByItsHashAlsoAfterReopening() {
        AccessToken token = token(1, "reader", NOW);
        stores.tokens().insert(token);
        stores.close();
        stores = SqlStores.open(config);

        assertThat(stores.tokens().find(hash(1))).contains(token);
        assertThat(stores.tokens().find(hash(2))).isEmpty();
    }

    @Test
    void tokenIsDeletedOnlyByItsOwnAccount() {
        stores.tokens().insert(token(1, "reader", NOW));

        assertThat(stores.tokens().delete("other", hash(1))).isFalse();
        assertThat(stores.tokens().find(hash(1))).isPresent();
        assertThat(stores.tokens().delete("demo", hash(1))).isTrue();
        assertThat(stores.tokens().delete("demo", hash(1))).isFalse();
        assertThat(stores.tokens().find(hash(1))).isEmpty();
    }

    @Test
    void tokensOfAClientIssuedUpToAMomentGoInSteps() {
        for (int i = 0; i < 5; i++) {
            stores.tokens().insert(token(i, "reader", NOW.plusMillis(i)));
        }
        stores.tokens().insert(token(9, "Reader", NOW));
        stores.tokens().insert(token(10, "writer", NOW));

        assertThat(stores.tokens().deleteIssuedUpTo("demo", "reader", NOW.plusMillis(3), 3))
                .isEqualTo(3);
        assertThat(stores.tokens().deleteIssuedUpTo("demo", "reader", NOW.plusMillis(3), 3))
                .isEqualTo(1);
        assertThat(stores.tokens().deleteIssuedUpTo("demo", "reader", NOW.plusMillis(3), 3))
                .isZero();
        assertThat(stores.tokens().find(hash(4))).isPresent();
        assertThat(stores.tokens().find(hash(9))).isPresent();
        assertThat(stores.tokens().find(hash(10))).isPresent();
    }

    @Test
    void manyCallersAtOnceAllGetTheirTokensKept() throws InterruptedException {
        int callers = 64;
        int each = 20;
        CountDownLatch done = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            int first = caller * each;
            Thread.startVirtualThread(() -> {
                for (int i = first; i < first + each; i++) {
                    stores.tokens().insert(token(i, "reader", NOW));
                }
                done.countDown();
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < callers * each; i++) {
            assertThat(stores.tokens().find(hash(i))).isPresent();
        }
    }

    private static AccessToken token(int number, String clientId, Instant issuedAt) {
        return new AccessToken("demo", hash(number), clientId, issuedAt, List.of());
    }

    private static byte[] hash(int number) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) number);
        hash[0] = (byte) (number >> 8);
        return hash;
    }
}
