package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.secret.Secret;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.Stores;
import dev.durward.store.directory.DirectoryRaceException;
import dev.durward.testing.postgres.PostgresCluster;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What only the store on PostgreSQL does: losing its server and finding it again. */
class PostgresDatabaseTest {
    private static final String DECLARATION = "INSERT INTO declaration (file, sha256) VALUES (?, ?)";
    private static final StoreLimits LIMITS = new StoreLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 500);

    @Test
    void serverThatRestartsUnderLoadIsFoundAgainAndNothingConfirmedIsLost() throws Exception {
        List<byte[]> confirmed = new CopyOnWriteArrayList<>();
        AtomicInteger number = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        try (PostgresCluster cluster = PostgresCluster.start();
                Stores stores = SqlStores.open(config(cluster.newDatabase()))) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    callers.execute(() -> {
                        while (!ended.get()) {
                            insert(stores, number.getAndIncrement(), confirmed);
                        }
                    });
                }
                await(() -> confirmed.size() > 50);

                cluster.stopServer();
                assertThat(stores.ready()).isFalse();
                cluster.startServer();

                long started = System.nanoTime();
                int before = confirmed.size();
                await(() -> stores.ready() && confirmed.size() > before + 50);
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
                ended.set(true);
            }

            assertThat(confirmed)
                    .allSatisfy(hash -> assertThat(stores.tokens().find(hash)).isPresent());
        }
    }

    @Test
    void statementThatTakesTooLongIsUnavailable() {
        try (DatabaseSet databases =
                DatabaseSet.open(config(PostgresCluster.shared().newDatabase()))) {
            assertThatThrownBy(() -> databases.logs().read(session -> session.list("SELECT pg_sleep(30)", row -> 1)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(databases.logs().ready()).isTrue();
        }
    }

    @Test
    void changeThatWaitsForALockTooLongHurtsNoneOfThoseItWasQueuedWith() throws Exception {
        StoreConfig.Postgres config =
                (StoreConfig.Postgres) config(PostgresCluster.shared().newDatabase());
        CountDownLatch queued = new CountDownLatch(1);
        try (DatabaseSet databases = DatabaseSet.open(config);
                Connection other = DriverManager.getConnection(config.url(), config.user(), "");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Database database = databases.directory();
            database.write(session -> session.update(DECLARATION, "held", "x"));
            other.setAutoCommit(false);
            try (Session session = new Session(other)) {
                session.update("UPDATE declaration SET sha256 = 'y' WHERE file = 'held'");
                // holds the only writer, so that the others form one group
                callers.execute(() -> database.write(first -> awaited(queued)));
                Future<Integer> waiting = callers.submit(() ->
                        database.write(late -> late.update("UPDATE declaration SET sha256 = 'z' WHERE file = 'held'")));
                List<Future<Integer>> good = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    String file = "file-" + i;
                    good.add(callers.submit(() -> database.write(late -> late.update(DECLARATION, file, "x"))));
                }
                queued.countDown();

                for (Future<Integer> change : good) {
                    assertThat(change.get()).isEqualTo(1);
                }
                assertThatThrownBy(waiting::get).hasCauseInstanceOf(StoreUnavailableException.class);
                other.rollback();
            }
        }
    }

    @Test
    void twoProcessesExtendOneAuditChainInTurn() throws Exception {
        StoreConfig config = config(PostgresCluster.shared().newDatabase());
        try (Stores one = SqlStores.open(config);
                Stores other = SqlStores.open(config)) {
            var event = new AuditEvent("demo", Instant.EPOCH, AuditEvent.Category.SECURITY_EVENTS, "", "", "failed");
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    callers.execute(() -> one.audit().append(List.of(event)));
                    callers.execute(() -> applyInTurn(other, event));
                }
            }

            assertThat(one.audit().newest("demo", 1000)).hasSize(100);
            assertThat(one.audit().firstBroken("demo")).isEmpty();
            assertThat(one.directory().changeCounter()).isEqualTo(50);
        }
    }

    private static void applyInTurn(Stores stores, AuditEvent event) {
        while (true) {
            try {
                stores.directory().apply(stores.directory().changeCounter(), List.of(), List.of(event));
                return;
            } catch (DirectoryRaceException lost) {
                // another caller was first; decide again
            }
        }
    }

    @Test
    void serverThatIsNotThereIsNamedWithARemedy() {
        assertThatThrownBy(() -> SqlStores.open(config("jdbc:postgresql://127.0.0.1:1/none")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none as user 'durward'")
                .hasMessageContaining("check that PostgreSQL runs there");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static StoreConfig config(String url) {
        return new StoreConfig.Postgres(url, PostgresCluster.USER, Secret.of(""), 6, LIMITS);
    }

    private static void insert(Stores stores, int number, List<byte[]> confirmed) {
        byte[] hash = ByteBuffer.allocate(32).putInt(number).array();
        try {
            stores.tokens().insert(new AccessToken("demo", hash, "reader", Instant.EPOCH, List.of()));
            confirmed.add(hash);
        } catch (StoreUnavailableException expectedWhileTheServerIsAway) {
            Thread.onSpinWait();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
