package dev.durward.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    void scopesAreKeptInTheirOrder() {
        AccessToken scoped = new AccessToken("demo", hash(1), "reader", NOW, List.of("logs.read", "a:b/c", "!~"));
        stores.tokens().insert(scoped);
        stores.tokens().insert(token(2, "reader", NOW));

        assertThat(stores.tokens().find(hash(1))).contains(scoped);
        assertThat(stores.tokens().find(hash(2)).orElseThrow().scopes()).isEmpty();
        assertThat(all("reader", NOW.minusMillis(1))).contains(scoped);
    }

    @Test
    void tokensOfTheSameStartAreToldApart() {
        byte[] other = hash(1);
        other[31]++;
        stores.tokens().insert(token(1, "reader", NOW));

        assertThat(stores.tokens().find(other)).isEmpty();
        assertThat(stores.tokens().delete("demo", other)).isFalse();
        assertThat(stores.tokens().find(hash(1))).isPresent();

        AccessToken twin = new AccessToken("demo", other, "writer", NOW, List.of());
        stores.tokens().insert(twin);
        assertThat(stores.tokens().find(other)).contains(twin);
        assertThat(stores.tokens().find(hash(1))).contains(token(1, "reader", NOW));
    }

    @Test
    void tokensOfAClientAreListedOldestFirstInPages() {
        for (int i = 9; i >= 0; i--) {
            // two of each millisecond, so that pages end between them
            stores.tokens().insert(token(i, "reader", NOW.plusMillis(i / 2)));
        }
        stores.tokens().insert(token(10, "writer", NOW.plusMillis(2)));
        stores.tokens().insert(new AccessToken("other", hash(11), "reader", NOW.plusMillis(2), List.of()));

        assertThat(all("reader", NOW.minusMillis(1)))
                .extracting(token -> (int) token.hash()[1])
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(all("reader", NOW)).hasSize(8);
        assertThat(all("reader", NOW.plusNanos(999))).hasSize(8);
        assertThat(all("reader", NOW.plusMillis(4))).isEmpty();
        assertThat(all("nobody", NOW)).isEmpty();
    }

    @Test
    void listGoesOnAfterALastTokenThatIsGone() {
        for (int i = 0; i < 4; i++) {
            stores.tokens().insert(token(i, "reader", NOW));
        }
        stores.tokens().delete("demo", hash(1));

        assertThat(stores.tokens().issuedTo("demo", "reader", NOW, Optional.of(token(1, "reader", NOW)), 10))
                .containsExactly(token(2, "reader", NOW), token(3, "reader", NOW));
    }

    @Test
    void ownersAreThoseThatTokensWereIssuedToUntilForgotten() {
        stores.tokens().insert(token(1, "reader", NOW));
        stores.tokens().insert(token(2, "writer", NOW));
        stores.tokens().insert(token(3, "writer", NOW));
        TokenOwner reader = new TokenOwner("demo", "reader");
        TokenOwner writer = new TokenOwner("demo", "writer");
        assertThat(stores.tokens().owners()).containsExactlyInAnyOrder(reader, writer);

        stores.tokens().forgetOwner(reader);
        assertThat(stores.tokens().owners()).containsExactlyInAnyOrder(reader, writer);

        stores.tokens().delete("demo", hash(1));
        stores.tokens().forgetOwner(reader);
        stores.tokens().forgetOwner(new TokenOwner("demo", "nobody"));
        assertThat(stores.tokens().owners()).containsExactly(writer);
    }

    @Test
    void forgottenOwnerGetsTokensAgainAlsoThroughStoresThatKnewIt() {
        stores.tokens().insert(token(1, "reader", NOW));
        stores.tokens().delete("demo", hash(1));
        stores.tokens().forgetOwner(new TokenOwner("demo", "reader"));
        // must not get the number that was free for a moment
        stores.tokens().insert(token(2, "writer", NOW));

        stores.tokens().insert(token(3, "reader", NOW));

        assertThat(stores.tokens().find(hash(2))).contains(token(2, "writer", NOW));
        assertThat(stores.tokens().find(hash(3))).contains(token(3, "reader", NOW));
        assertThat(stores.tokens().owners()).hasSize(2);
    }

    @Test
    void tokensIssuedWhileTheirOwnerIsForgottenAreAllFound() throws InterruptedException {
        int callers = 8;
        CountDownLatch done = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            int first = caller * 25;
            Thread.startVirtualThread(() -> {
                for (int i = first; i < first + 25; i++) {
                    stores.tokens().insert(token(i, "reader", NOW));
                    if (i % 2 == 0) {
                        stores.tokens().delete("demo", hash(i));
                    }
                }
                done.countDown();
            });
        }
        TokenOwner reader = new TokenOwner("demo", "reader");
        while (!done.await(1, TimeUnit.MILLISECONDS)) {
            stores.tokens().forgetOwner(reader);
        }

        for (int i = 1; i < callers * 25; i += 2) {
            assertThat(stores.tokens().find(hash(i))).as("token %s", i).isPresent();
        }
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

    /** All pages of a client's tokens, three at a time. */
    private List<AccessToken> all(String clientId, Instant after) {
        List<AccessToken> found = new ArrayList<>();
        List<AccessToken> page = stores.tokens().issuedTo("demo", clientId, after, Optional.empty(), 3);
        while (!page.isEmpty()) {
            found.addAll(page);
            page = stores.tokens().issuedTo("demo", clientId, after, Optional.of(page.getLast()), 3);
        }
        return found;
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
