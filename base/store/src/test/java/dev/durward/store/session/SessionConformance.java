package dev.durward.store.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.domain.session.UserSession;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreKind;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the repositories of sessions and one-time codes do on every database; run on each by a class of its own. */
abstract class SessionConformance {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final int MANY = 100;

    private final StoreKind kind;

    private Stores stores;

    SessionConformance(StoreKind kind) {
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

    private static UserSession session(String id, String root, String user, Instant lastUsedAt) {
        return new UserSession(id, root, "account", user, "proof", NOW, lastUsedAt, NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void aSessionIsKeptAsItIsAndUsed() {
        UserSession kept = session("one", "one", "ann", NOW);
        stores.sessions().insert(kept, MANY);

        assertThat(stores.sessions().find("one")).contains(kept);
        assertThat(stores.sessions().find("other")).isEmpty();

        stores.sessions().use("one", NOW.plusSeconds(60));
        stores.sessions().use("one", NOW.plusSeconds(30));
        stores.sessions().use("other", NOW);

        assertThat(stores.sessions().find("one").orElseThrow().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void allSessionsOfARootEndTogether() {
        stores.sessions().insert(session("root", "root", "ann", NOW), MANY);
        stores.sessions().insert(session("beside", "root", "ann", NOW), MANY);
        stores.sessions().insert(session("another", "another", "ann", NOW), MANY);

        assertThat(stores.sessions().end("root")).isEqualTo(2);
        assertThat(stores.sessions().end("root")).isZero();
        assertThat(stores.sessions().find("beside")).isEmpty();
        assertThat(stores.sessions().find("another")).isPresent();
    }

    @Test
    void aSessionWhoseRootHasEndedIsNotKept() {
        stores.sessions().insert(session("root", "root", "ann", NOW), MANY);
        stores.sessions().end("root");

        assertThat(stores.sessions().insert(session("beside", "root", "ann", NOW), MANY))
                .isFalse();

        assertThat(stores.sessions().find("beside")).isEmpty();
        assertThat(stores.sessions().end("root")).isZero();
    }

    @Test
    void aSessionThatBeginsWhileItsRootEndsDoesNotOutliveIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String root = "root" + i;
                String beside = "beside" + i;
                stores.sessions().insert(session(root, root, "ann", NOW), MANY);
                Callable<Boolean> beginning = () -> {
                    stores.sessions().insert(session(beside, root, "ann", NOW), MANY);
                    return true;
                };
                Callable<Boolean> ending = () -> stores.sessions().end(root) > 0;

                threads.invokeAll(List.of(beginning, ending));

                assertThat(stores.sessions().find(beside)).isEmpty();
            }
        }
    }

    @Test
    void oneSessionTooManyEndsTheUsersOneUnusedForLongest() {
        stores.sessions().insert(session("first", "first", "ann", NOW.plusSeconds(9)), 2);
        stores.sessions().insert(session("second", "second", "ann", NOW.plusSeconds(5)), 2);
        stores.sessions().insert(session("of-ben", "of-ben", "ben", NOW), 2);
        stores.sessions().insert(session("third", "third", "ann", NOW.plusSeconds(1)), 2);

        assertThat(stores.sessions().find("second")).isEmpty();
        assertThat(List.of("first", "third", "of-ben"))
                .allSatisfy(id -> assertThat(stores.sessions().find(id)).isPresent());
    }

    @Test
    void useOfASessionIsUseOfTheOneItCameFrom() {
        stores.sessions().insert(session("root", "root", "ann", NOW), MANY);
        stores.sessions().insert(session("beside", "root", "ann", NOW), MANY);

        stores.sessions().use("beside", NOW.plusSeconds(60));

        assertThat(List.of("root", "beside"))
                .allSatisfy(id -> assertThat(
                                stores.sessions().find(id).orElseThrow().lastUsedAt())
                        .isEqualTo(NOW.plusSeconds(60)));
    }

    @Test
    void whatCameFromASessionTooManyEndsWithIt() {
        UserSession elsewhere = new UserSession(
                "elsewhere", "first", "demo-tmn", "ann", "proof", NOW, NOW, NOW.plus(Duration.ofHours(12)));
        stores.sessions().insert(session("first", "first", "ann", NOW), 1);
        stores.sessions().insert(elsewhere, 1);

        stores.sessions().insert(session("second", "second", "ann", NOW.plusSeconds(1)), 1);

        assertThat(stores.sessions().find("first")).isEmpty();
        assertThat(stores.sessions().find("elsewhere")).isEmpty();
    }

    @Test
    void onlySessionsThatNobodyCanUseAreRemoved() {
        stores.sessions().insert(session("idle", "idle", "ann", NOW), MANY);
        stores.sessions().insert(session("used", "used", "ann", NOW.plusSeconds(1)), MANY);

        assertThat(stores.sessions().deleteEnded(NOW, NOW.plusSeconds(2), 10)).isEqualTo(1);
        assertThat(stores.sessions().find("idle")).isEmpty();
        assertThat(stores.sessions().find("used")).isPresent();

        assertThat(stores.sessions().deleteEnded(NOW, NOW.plus(Duration.ofHours(12)), 10))
                .isEqualTo(1);
        assertThat(stores.sessions().find("used")).isEmpty();
    }

    @Test
    void sessionsAreRemovedInSteps() {
        for (int i = 0; i < 5; i++) {
            stores.sessions().insert(session("s" + i, "s" + i, "user" + i, NOW.plusSeconds(i)), MANY);
        }

        assertThat(stores.sessions().deleteEnded(NOW.plusSeconds(9), NOW, 3)).isEqualTo(3);
        assertThat(stores.sessions().find("s2")).isEmpty();
        assertThat(stores.sessions().find("s3")).isPresent();
    }

    @Test
    void aCodeIsGoodOnceForItsPurposeUntilItsEnd() {
        stores.oneTimeCodes().insert("code", "hand-off", "content", NOW.plusSeconds(60));

        assertThat(stores.oneTimeCodes().take("code", "another", NOW)).isEmpty();
        assertThat(stores.oneTimeCodes().take("code", "hand-off", NOW.plusSeconds(60)))
                .isEmpty();
        assertThat(stores.oneTimeCodes().find("code", "hand-off", NOW)).contains("content");
        assertThat(stores.oneTimeCodes().take("code", "hand-off", NOW)).contains("content");
        assertThat(stores.oneTimeCodes().take("code", "hand-off", NOW)).isEmpty();
        assertThat(stores.oneTimeCodes().find("code", "hand-off", NOW)).isEmpty();
    }

    @Test
    void oneOfManyWhoKeepTheSameCodeAtOnceKeepsIt() throws Exception {
        Callable<Boolean> keeping = () -> stores.oneTimeCodes().insert("code", "used", "", NOW.plusSeconds(60));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> kept = threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> keeping).toList());

            assertThat(kept.stream().filter(Future::resultNow)).hasSize(1);
        }
    }

    @Test
    void oneOfManyWhoPresentACodeAtOnceGetsIt() throws Exception {
        stores.oneTimeCodes().insert("code", "hand-off", "content", NOW.plusSeconds(60));
        Callable<Optional<String>> taking = () -> stores.oneTimeCodes().take("code", "hand-off", NOW);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> taken = threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> taking).toList());

            assertThat(taken.stream().filter(each -> each.resultNow().isPresent()))
                    .hasSize(1);
        }
    }

    @Test
    void codesThatEndedAreRemoved() {
        stores.oneTimeCodes().insert("old", "hand-off", "content", NOW);
        stores.oneTimeCodes().insert("new", "hand-off", "content", NOW.plusSeconds(1));

        assertThat(stores.oneTimeCodes().deleteEnded(NOW, 10)).isEqualTo(1);
        assertThat(stores.oneTimeCodes().take("new", "hand-off", NOW)).isPresent();
    }
}
