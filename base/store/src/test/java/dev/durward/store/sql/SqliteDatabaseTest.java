package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only {@link SqliteDatabase} does: one writer that commits in groups, readers with a time limit. */
class SqliteDatabaseTest {
    private static final String INSERT = "INSERT INTO declaration (file, sha256) VALUES (?, ?)";
    private static final String COUNT = "SELECT count(*) FROM declaration";
    // counts to a number that no test lives to see
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

    @TempDir
    private Path folder;

    @Test
    void failingChangeHurtsNoneOfThoseItWasQueuedWith() throws Exception {
        CountDownLatch queued = new CountDownLatch(1);
        try (SqliteDatabase database = open(StoreLimits.DEFAULT);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // holds the writer, so that the others form one group
            Future<?> first = callers.submit(() -> database.write(session -> {
                await(queued);
                return true;
            }));
            List<Future<Integer>> good = new ArrayList<>();
            List<Future<Integer>> bad = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String file = "file-" + i;
                good.add(callers.submit(() -> database.write(session -> session.update(INSERT, file, "x"))));
                bad.add(callers.submit(() -> database.write(session -> {
                    session.update(INSERT, "half-" + file, "x");
                    throw new IllegalArgumentException("refused");
                })));
            }
            Future<?> appended = callers.submit(() -> database.append(INSERT, statement -> {
                statement.setString(1, "appended");
                statement.setString(2, "x");
            }));
            queued.countDown();

            first.get();
            appended.get();
            for (Future<Integer> change : good) {
                assertThat(change.get()).isEqualTo(1);
            }
            for (Future<Integer> change : bad) {
                assertThatThrownBy(change::get).hasRootCauseMessage("refused");
            }
            assertThat(count(database)).isEqualTo(41);
        }
    }

    @Test
    void fullQueueIsRefusedWithinItsTimeAndTheWriterGoesOn() throws Exception {
        StoreLimits limits = new StoreLimits(Duration.ofSeconds(10), Duration.ofMillis(100), 2);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        try (SqliteDatabase database = open(limits);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.execute(() -> database.write(session -> {
                started.countDown();
                await(release);
                return true;
            }));
            await(started);
            List<Future<Integer>> changes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String file = "file-" + i;
                changes.add(callers.submit(() -> database.write(session -> session.update(INSERT, file, "x"))));
            }

            for (Future<Integer> change : changes) {
                assertThatThrownBy(change::get).hasCauseInstanceOf(StoreUnavailableException.class);
            }
            release.countDown();
            database.write(session -> session.update(INSERT, "after", "x"));
            // what was given up while queued was not written behind the caller's back
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void readThatTakesTooLongIsEndedAndItsReaderServesOn() {
        StoreLimits limits = new StoreLimits(Duration.ofMillis(300), Duration.ofSeconds(5), 100);
        try (SqliteDatabase database = open(limits)) {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> database.read(session -> session.number(ENDLESS)))
                        .isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void callerThatLeavesEndsItsRead() throws Exception {
        StoreLimits limits = new StoreLimits(Duration.ofMinutes(5), Duration.ofSeconds(5), 100);
        int readers = 2 * Runtime.getRuntime().availableProcessors();
        try (SqliteDatabase database = open(limits)) {
            CountDownLatch running = new CountDownLatch(readers);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                callers.add(Thread.ofVirtual()
                        .start(() -> assertThatThrownBy(() -> database.read(session -> {
                                    running.countDown();
                                    return session.number(ENDLESS);
                                }))
                                .isInstanceOf(StoreUnavailableException.class)));
            }
            await(running);
            callers.forEach(Thread::interrupt);

            assertThat(count(database)).isZero();
        }
    }

    @Test
    void fullDiskIsUnavailableUntilThereIsSpaceAgain() {
        try (SqliteDatabase database = open(StoreLimits.DEFAULT)) {
            long pages = database.write(session -> session.number("PRAGMA page_count"));
            database.write(session -> session.number("PRAGMA max_page_count = " + (pages + 2)));
            String large = "x".repeat(100_000);

            assertThatThrownBy(() -> database.write(session -> session.update(INSERT, "large", large)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("full");

            // the limit belongs to the connection, which was given up
            database.write(session -> session.update(INSERT, "large", large));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void folderThatCanNotBeWrittenIsNamedWithARemedy() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> SqlStores.open(new StoreConfig.Sqlite(file.resolve("store"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("make it a folder that this user may write");
    }

    @Test
    void folderInUseIsRefusedUntilItIsFree() {
        try (var stores = SqlStores.open(new StoreConfig.Sqlite(folder))) {
            assertThat(stores.ready()).isTrue();
            assertThatThrownBy(() -> SqlStores.open(new StoreConfig.Sqlite(folder)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use");
        }
        SqlStores.open(new StoreConfig.Sqlite(folder)).close();
    }

    @Test
    void tablesOfANewerProgramAreRefused() throws SQLException {
        open(StoreLimits.DEFAULT).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("directory.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE schema_history_directory SET version = '99'");
        }

        assertThatThrownBy(() -> open(StoreLimits.DEFAULT))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("newer Durward");
    }

    @Test
    void flywayTakesANewFileForOneItBaselinedAtTheCurrentVersion() {
        for (Schema schema : List.of(Schema.DIRECTORY, Schema.TOKENS, Schema.LOGS)) {
            SqliteDatabase.open(folder, schema, StoreLimits.DEFAULT).close();
            SqliteFile file = new SqliteFile(folder.resolve(schema.name() + ".db"), 1000, 1000);

            new Migration(schema, Dialect.SQLITE).migrate(file.source());

            try (SqliteDatabase database = SqliteDatabase.open(folder, schema, StoreLimits.DEFAULT)) {
                long rows = database.read(session -> session.number("SELECT count(*) FROM " + schema.historyTable()));
                assertThat(rows).isEqualTo(1);
            }
        }
    }

    @Test
    void logStaysBoundedUnderConstantWritesAndIsGoneAfterwards() throws IOException {
        Path log = folder.resolve("directory.db-wal");
        try (SqliteDatabase database = open(StoreLimits.DEFAULT)) {
            database.write(session -> session.update(INSERT, "large", ""));
            for (int i = 0; i < 120; i++) {
                String content = Character.toString('a' + i % 26).repeat(2_000_000);
                database.write(session -> session.update("UPDATE declaration SET sha256 = ?", content));
            }

            // 240 MB were written
            assertThat(Files.size(log)).isLessThan(180L << 20);
        }
        assertThat(log).doesNotExist();
    }

    @Test
    void closedDatabaseSaysSo() {
        SqliteDatabase database = open(StoreLimits.DEFAULT);
        database.close();

        assertThatThrownBy(() -> database.write(session -> true)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> database.read(session -> true)).isInstanceOf(StoreUnavailableException.class);
        assertThat(database.ready()).isFalse();
    }

    private static long count(SqliteDatabase database) {
        return database.read(session -> session.number(COUNT));
    }

    private SqliteDatabase open(StoreLimits limits) {
        return SqliteDatabase.open(folder, Schema.DIRECTORY, limits);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
