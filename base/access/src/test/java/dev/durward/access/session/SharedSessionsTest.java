package dev.durward.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.AccessFixture;
import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;
import dev.durward.store.StoreConfig;
import dev.durward.testing.postgres.PostgresCluster;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in two processes on one store. */
class SharedSessionsTest {
    private static final SessionHost COCKPIT = new SessionHost("account", "durward");

    private AccessFixture here;
    private AccessFixture there;

    @BeforeEach
    void open() {
        StoreConfig store = new StoreConfig.Postgres(
                PostgresCluster.shared().newDatabase(), PostgresCluster.USER, Secret.of(""), 4);
        here = new AccessFixture(store, AccessFixture.CONFIG);
        there = new AccessFixture(store, AccessFixture.CONFIG);
        setPassword("a-long-password");
        there.access().directory().refresh();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void setPassword(String password) {
        here.access()
                .accounts()
                .putUser("ann", Secret.of(password), AccessFixture.ADMIN)
                .orThrow();
    }

    private BegunSession begin() {
        Sessions sessions = here.access().sessions();
        return sessions.begin(sessions.people().byPassword("ann").orElseThrow(), COCKPIT, "");
    }

    private Optional<UserSession> find(AccessFixture process, BegunSession begun) {
        return process.access().sessions().find(begun.secret().reveal(), "account");
    }

    @Test
    void aSessionIsGoodInEveryProcessUntilItsNextRequestAfterTheSignOut() {
        BegunSession begun = begin();
        assertThat(find(there, begun)).isPresent();
        assertThat(there.access().sessions().csrfToken(begun.session()))
                .isEqualTo(here.access().sessions().csrfToken(begun.session()));

        there.access().sessions().end(begun.session(), COCKPIT, "");

        assertThat(find(here, begun)).isEmpty();
    }

    @Test
    void useInOneProcessKeepsASessionAliveInTheOther() {
        BegunSession begun = begin();
        for (AccessFixture process : new AccessFixture[] {here, there}) {
            process.advance(Duration.ofMinutes(15));
        }
        assertThat(find(here, begun)).isPresent();
        there.advance(Duration.ofMinutes(15));

        assertThat(find(there, begun)).isPresent();
    }

    @Test
    void aNewPasswordEndsItInTheOtherProcessWithinASecond() throws Exception {
        BegunSession begun = begin();
        assertThat(find(there, begun)).isPresent();

        setPassword("another-long-password");

        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (find(there, begun).isPresent()) {
            assertThat(System.nanoTime()).as("still there after a second").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void anInvitationOfOneProcessIsGoodInTheOtherUntilThereIsAnAdministrator() {
        String ofHere =
                here.access().firstAdministrator().invite().orElseThrow().reveal();
        String ofThere =
                there.access().firstAdministrator().invite().orElseThrow().reveal();

        assertThat(there.access().firstAdministrator().invited(ofHere)).isTrue();
        there.access()
                .firstAdministrator()
                .create(ofHere, "boss", Secret.of("a-long-password"), AccessFixture.ADMIN)
                .orThrow();

        assertThat(here.access().firstAdministrator().invited(ofHere)).isFalse();
        assertThat(here.access()
                        .firstAdministrator()
                        .create(ofThere, "boss2", Secret.of("a-long-password"), AccessFixture.ADMIN)
                        .toString())
                .contains("there is an administrator");
    }
}
