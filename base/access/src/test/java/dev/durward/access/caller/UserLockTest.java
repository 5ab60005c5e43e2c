package dev.durward.access.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.secret.Secret;
import dev.durward.store.StoreConfig;
import dev.durward.testing.postgres.PostgresCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lock of users in two processes on one store. */
class UserLockTest {
    private static final String SOURCE = "192.0.2.1";

    private AccessFixture here;
    private AccessFixture there;

    @BeforeEach
    void open() {
        StoreConfig store = new StoreConfig.Postgres(
                PostgresCluster.shared().newDatabase(), PostgresCluster.USER, Secret.of(""), 4);
        here = new AccessFixture(store, AccessFixture.CONFIG);
        there = new AccessFixture(store, AccessFixture.CONFIG);
        here.access()
                .accounts()
                .putUser("ann", AccessFixture.SECRET, AccessFixture.ADMIN)
                .orThrow();
        there.access().directory().refresh();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static boolean knows(AccessFixture process, Secret password, String source) {
        return process.access().userAuthenticator().authenticate("demo", new BasicCredentials("ann", password), source)
                instanceof UserAuthenticator.Outcome.Known;
    }

    private static void awaitLocked(AccessFixture process) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (knows(process, AccessFixture.SECRET, SOURCE)) {
            assertThat(System.nanoTime()).as("never locked").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void aLockHoldsInEveryProcessForItsSourceForAnHour() throws Exception {
        assertThat(knows(there, AccessFixture.SECRET, SOURCE)).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(knows(here, Secret.of("wrong"), SOURCE)).isFalse();
        }

        assertThat(knows(here, AccessFixture.SECRET, SOURCE)).isFalse();
        awaitLocked(there);
        assertThat(knows(there, AccessFixture.SECRET, "192.0.2.2")).isTrue();

        there.advance(Duration.ofMinutes(60));
        there.access().tokenSweep().sweep();

        // known for a second
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!knows(there, AccessFixture.SECRET, SOURCE)) {
            assertThat(System.nanoTime()).as("locked for longer").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void theLockIsInTheAuditLog() {
        for (int i = 0; i < 7; i++) {
            knows(here, Secret.of("wrong"), SOURCE);
        }

        here.access().close();

        assertThat(here.stores().audit().newest("demo", 50))
                .filteredOn(event -> event.message().startsWith("User locked"))
                .singleElement()
                .extracting(AuditEvent::actor, AuditEvent::source)
                .containsExactly("ann", SOURCE);
    }
}
