package dev.durward.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.sql.Binding;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.Dialect;
import dev.durward.store.sql.Schema;
import dev.durward.store.sql.SqliteDatabase;
import dev.durward.store.sql.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are found whether their place is written already or not, also by the next process. */
class PlacesBehindTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int TOKENS = 3000;

    @TempDir
    private Path folder;

    private SqliteDatabase database;
    private SqlTokenRepository tokens;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder, Schema.TOKENS, StoreLimits.DEFAULT);
        // small enough that the tables turn several times in a test
        tokens = new SqlTokenRepository(database, PlacesBehind.open(database, new PlacesBehind.Sizes(1024, 256, 64)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyTokenIsFoundWhileTheTablesTurnAndAfterReopening() throws InterruptedException {
        issueAll();
        assertThat(places()).isGreaterThan(1000);
        assertFound(0, TOKENS);

        for (int round = 0; round < 3; round++) {
            close();
            open();
            assertFound(0, TOKENS);
        }
    }

    @Test
    void whatAnEarlierProcessLeftIsWrittenByTheNextOne() throws InterruptedException {
        issueAll();
        long before = places();
        assertThat(before).isLessThan(TOKENS);

        close();
        open();

        await(() -> places() == TOKENS);
        assertFound(0, TOKENS);
    }

    /** As when a commit takes longer than its caller waits, or fails after its work ran. */
    @Test
    void everyTokenIsFoundAfterReopeningWhenStepsAreNotConfirmed() throws InterruptedException {
        tokens = new SqlTokenRepository(
                database, PlacesBehind.open(new UnconfirmedWrites(database), new PlacesBehind.Sizes(1024, 256, 64)));

        issueAll();
        assertThat(places()).isGreaterThan(1000);
        assertFound(0, TOKENS);

        close();
        open();
        assertFound(0, TOKENS);
    }

    @Test
    void deletedTokensLeaveNoPlace() throws InterruptedException {
        issueAll();
        for (int i = 0; i < TOKENS; i += 2) {
            assertThat(tokens.delete("demo", hash(i))).isTrue();
        }
        for (int client = 0; client < 5; client++) {
            while (tokens.deleteIssuedUpTo("demo", "client-" + client, NOW.plusMillis(TOKENS / 2), 100) > 0) {
                assertThat(database.ready()).isTrue();
            }
        }

        long left = TOKENS / 4;
        close();
        open();
        await(() -> places() == left);
        assertThat(tokens.find(hash(TOKENS / 2 + 2))).isEmpty();
        assertThat(tokens.find(hash(TOKENS / 2 + 1))).isPresent();
    }

    @Test
    void tokenOfAClockThatWentBackIsFoundAlsoAfterReopening() throws InterruptedException {
        issueAll();
        Instant earlier = NOW.minus(Duration.ofDays(1));
        AccessToken late = new AccessToken("demo", hash(-1), "client-1", earlier, List.of());
        tokens.insert(late);
        assertThat(tokens.find(hash(-1))).contains(late);

        close();
        open();
        assertThat(tokens.find(hash(-1))).contains(late);
    }

    @Test
    void fileStopsGrowingWhenAsManyTokensEndAsAreIssued() throws InterruptedException {
        long pagesAfterThree = 0;
        for (int round = 1; round <= 6; round++) {
            Instant time = NOW.plusSeconds(round);
            issue(round * TOKENS, i -> new AccessToken("demo", hash(i), "client-1", time, List.of()));
            // the round before ends
            while (tokens.deleteIssuedUpTo("demo", "client-1", time.minusMillis(1), 1000) > 0) {
                assertThat(database.ready()).isTrue();
            }
            if (round == 3) {
                pagesAfterThree = pages();
            }
        }

        assertThat(tokens.issuedTo("demo", "client-1", NOW, Optional.empty(), 10 * TOKENS))
                .hasSize(TOKENS);
        assertThat(pages()).isLessThan(pagesAfterThree * 5 / 4);
    }

    private long pages() {
        return database.read(session -> session.number("PRAGMA page_count"));
    }

    private void issueAll() throws InterruptedException {
        issue(0, i -> new AccessToken("demo", hash(i), "client-" + i % 5, NOW.plusMillis(i), List.of()));
    }

    private void issue(int first, IntFunction<AccessToken> token) throws InterruptedException {
        int callers = 20;
        CountDownLatch done = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            int own = caller;
            Thread.startVirtualThread(() -> {
                for (int i = first + own; i < first + TOKENS; i += callers) {
                    tokens.insert(token.apply(i));
                    // at once too, wherever it is now
                    if (tokens.find(hash(i)).isEmpty()) {
                        return;
                    }
                }
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void assertFound(int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(tokens.find(hash(i))).as("token %s", i).isPresent();
        }
    }

    private long places() {
        return database.read(session -> session.number("SELECT count(*) FROM token_place"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Confirms the first change, and then every second one. */
    private static final class UnconfirmedWrites implements Database {
        private final Database whole;
        private final AtomicInteger writes = new AtomicInteger();

        UnconfirmedWrites(Database whole) {
            this.whole = whole;
        }

        @Override
        public <T extends @Nullable Object> T write(Work<T> work) {
            T result = whole.write(work);
            if (writes.getAndIncrement() % 2 == 1) {
                throw new StoreUnavailableException("a change was not confirmed in time; it may be kept or not", null);
            }
            return result;
        }

        @Override
        public <T extends @Nullable Object> T read(Work<T> work) {
            return whole.read(work);
        }

        @Override
        public <T extends @Nullable Object> T readSnapshot(Work<T> work) {
            return whole.readSnapshot(work);
        }

        @Override
        public boolean append(String sql, Binding binding) {
            return whole.append(sql, binding);
        }

        @Override
        public Dialect dialect() {
            return whole.dialect();
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    private static byte[] hash(int number) {
        byte[] hash = new byte[AccessToken.HASH_BYTES];
        new SplittableRandom(number).nextBytes(hash);
        return hash;
    }
}
