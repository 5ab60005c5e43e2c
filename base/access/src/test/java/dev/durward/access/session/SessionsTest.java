package dev.durward.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.durward.access.AccessFixture;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;
import dev.durward.store.StoreConfig;
import dev.durward.store.directory.DirectoryChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a session lives, and what ends it. */
class SessionsTest {
    private static final SessionHost COCKPIT = new SessionHost("account", "durward");
    private static final SessionHost TMN = new SessionHost("demo-tmn", "demo");
    private static final String SOURCE = "192.0.2.1";

    private AccessFixture fixture;
    private Sessions sessions;

    @BeforeEach
    void open(@TempDir Path folder) {
        SessionConfig config = new SessionConfig(Duration.ofMinutes(20), Duration.ofHours(1), 3, Set.of("corp"));
        fixture = new AccessFixture(new StoreConfig.Sqlite(folder), AccessFixture.CONFIG.withSessions(config));
        sessions = fixture.access().sessions();
        fixture.access()
                .accounts()
                .putUser("ann", AccessFixture.SECRET, AccessFixture.ADMIN)
                .orThrow();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private BegunSession begin() {
        return sessions.begin(sessions.people().byPassword("ann").orElseThrow(), COCKPIT, SOURCE);
    }

    private Optional<UserSession> find(BegunSession begun) {
        return sessions.find(begun.secret().reveal(), begun.session().host());
    }

    private void disable(String user) {
        LocalUser known = fixture.access().directory().current().user(user).orElseThrow();
        fixture.stores()
                .directory()
                .apply(
                        fixture.access().directory().current().data().changeCounter(),
                        List.of(new DirectoryChange.PutUser(new LocalUser(user, known.passwordHash(), false))),
                        List.of());
        fixture.access().directory().refresh();
    }

    @Test
    void aSessionIsFoundByItsSecretAtItsHostOnly() {
        BegunSession begun = begin();

        assertThat(find(begun)).map(UserSession::user).contains("ann");
        assertThat(sessions.find(begun.secret().reveal(), "demo-tmn")).isEmpty();
        assertThat(sessions.find(begun.session().id(), "account")).isEmpty();
        assertThat(sessions.find("", "account")).isEmpty();
        assertThat(sessions.find("x".repeat(43), "account")).isEmpty();
    }

    @Test
    void nothingKeptOpensASession() {
        BegunSession begun = begin();

        assertThat(fixture.stores()
                        .sessions()
                        .find(begun.session().id())
                        .orElseThrow()
                        .toString())
                .doesNotContain(begun.secret().reveal());
        assertThat(begun.toString()).doesNotContain(begun.secret().reveal());
    }

    @Test
    void usedSessionsLiveOnUntilTheAbsoluteLimit() {
        BegunSession begun = begin();

        for (int minutes = 0; minutes < 55; minutes += 11) {
            assertThat(find(begun)).isPresent();
            fixture.advance(Duration.ofMinutes(11));
        }
        assertThat(find(begun)).isPresent();
        fixture.advance(Duration.ofMinutes(5));
        assertThat(find(begun)).isEmpty();
    }

    @Test
    void unusedSessionsEndAtTheIdleLimit() {
        BegunSession used = begin();
        BegunSession unused = begin();
        fixture.advance(Duration.ofMinutes(19));
        assertThat(find(used)).isPresent();

        fixture.advance(Duration.ofMinutes(1));

        assertThat(find(unused)).isEmpty();
        assertThat(find(used)).isPresent();
    }

    @Test
    void aDisabledUserHasNoSessionAtTheNextRequest() {
        BegunSession begun = begin();

        disable("ann");

        assertThat(find(begun)).isEmpty();
        assertThat(sessions.people().byPassword("ann")).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        BegunSession begun = begin();

        fixture.access()
                .accounts()
                .putUser("ann", Secret.of("another-long-password"), AccessFixture.ADMIN)
                .orThrow();

        assertThat(find(begun)).isEmpty();
        assertThat(find(begin())).isPresent();
    }

    @Test
    void aSessionBesideAnotherEndsWithItAndNotLater() {
        BegunSession root = begin();
        fixture.advance(Duration.ofMinutes(15));
        BegunSession beside =
                sessions.beginBeside(root.session().root(), TMN, SOURCE).orElseThrow();

        assertThat(find(beside)).map(UserSession::user).contains("ann");
        assertThat(beside.session().endsAt()).isEqualTo(root.session().endsAt());

        sessions.end(beside.session(), TMN, SOURCE);

        assertThat(find(beside)).isEmpty();
        assertThat(find(root)).isEmpty();
        assertThat(sessions.beginBeside(root.session().root(), TMN, SOURCE)).isEmpty();
    }

    @Test
    void oneSessionTooManyEndsTheOneUnusedForLongest() {
        BegunSession first = begin();
        for (int i = 0; i < 3; i++) {
            fixture.advance(Duration.ofSeconds(1));
            assertThat(find(begin())).isPresent();
        }

        assertThat(find(first)).isEmpty();
    }

    @Test
    void endedSessionsAndCodesAreSweptAndLiveOnesStay() {
        BegunSession old = begin();
        fixture.access().oneTimeCodes().issue("test", "content", Duration.ofMinutes(1));
        fixture.advance(Duration.ofMinutes(10));
        BegunSession young = begin();
        fixture.advance(Duration.ofMinutes(10));

        assertThat(fixture.access().sessionSweep().sweep()).isEqualTo(2);
        assertThat(fixture.stores().sessions().find(old.session().id())).isEmpty();
        assertThat(find(young)).isPresent();
    }

    @Test
    void providersCantHandOutTheNameOfALocalUserOrOfAClient() {
        assertThat(sessions.people().byProvider("corp", "ann")).isEmpty();
        assertThat(sessions.people().byProvider("corp", "oauth_client_x")).isEmpty();
        assertThat(sessions.people().byProvider("corp", "")).isEmpty();
        assertThat(sessions.people().byProvider("another", "ben")).isEmpty();
        assertThat(sessions.people().byProvider("corp", "ben")).isPresent();
    }

    @Test
    void aSessionFromAProviderEndsWhenALocalUserGetsTheName() {
        BegunSession begun =
                sessions.begin(sessions.people().byProvider("corp", "ben").orElseThrow(), COCKPIT, SOURCE);
        assertThat(find(begun)).isPresent();

        fixture.access()
                .accounts()
                .putUser("ben", AccessFixture.SECRET, AccessFixture.ADMIN)
                .orThrow();

        assertThat(find(begun)).isEmpty();
    }

    @Test
    void eachSessionHasACsrfTokenOfItsOwn() {
        BegunSession one = begin();
        BegunSession other = begin();

        assertThat(sessions.csrfToken(one.session()))
                .isEqualTo(sessions.csrfToken(one.session()))
                .isNotEqualTo(sessions.csrfToken(other.session()))
                .isNotEqualTo(one.session().id());
    }

    @Test
    void signInAndSignOutAreInTheAuditLog() {
        BegunSession begun = begin();
        sessions.end(begun.session(), COCKPIT, SOURCE);

        fixture.access().close();

        assertThat(fixture.stores().audit().newest("durward", 10))
                .filteredOn(event -> event.category() == AuditEvent.Category.SECURITY_EVENTS)
                .extracting(AuditEvent::actor, AuditEvent::source, AuditEvent::message)
                .containsExactlyInAnyOrder(
                        tuple("ann", SOURCE, "User signed in at account"), tuple("ann", SOURCE, "User signed out"));
    }

    @Test
    void aHandOffIsGoodOnceAtItsHostForItsBrowser() {
        HandOffs handOffs = new HandOffs(fixture.access().oneTimeCodes());
        String root = begin().session().root();
        String challenge = HandOffs.challenge("verifier");

        String stolen = handOffs.issue(root, "demo-tmn", challenge);
        assertThat(handOffs.take(stolen, "demo-tmn", "of another browser")).isEmpty();
        String elsewhere = handOffs.issue(root, "demo-tmn", challenge);
        assertThat(handOffs.take(elsewhere, "acme-tmn", "verifier")).isEmpty();
        String late = handOffs.issue(root, "demo-tmn", challenge);
        fixture.advance(Duration.ofSeconds(60));
        assertThat(handOffs.take(late, "demo-tmn", "verifier")).isEmpty();
        String good = handOffs.issue(root, "demo-tmn", challenge);
        assertThat(handOffs.take(good, "demo-tmn", "verifier")).contains(root);
        assertThat(handOffs.take(good, "demo-tmn", "verifier")).isEmpty();
    }
}
