package dev.durward.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.access.AccessFixture;
import dev.durward.access.directory.Freshness;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreUnavailableException;
import dev.durward.testing.postgres.PostgresCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevocationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static String issue(AccessFixture fixture, OAuthClient client) {
        return fixture.access().tokens().issue(client, List.of(), "10.0.0.1").text();
    }

    private static boolean valid(AccessFixture fixture, String token) {
        return fixture.access().tokens().find(token, AccessFixture.DEMO).isPresent();
    }

    private static void revoke(AccessFixture fixture, String token) {
        AccessTokens tokens = fixture.access().tokens();
        tokens.revoke(tokens.find(token, AccessFixture.DEMO).orElseThrow(), AccessFixture.ADMIN);
    }

    @Test
    void aRevokedTokenIsDeadAtOnceAndItsNeighboursLive(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient client = fixture.client("c", HOUR);
            String first = issue(fixture, client);
            String second = issue(fixture, client);
            assertThat(valid(fixture, first)).isTrue();

            revoke(fixture, first);

            assertThat(valid(fixture, first)).isFalse();
            assertThat(valid(fixture, second)).isTrue();
            assertThat(fixture.stores().audit().newest("demo", 1))
                    .extracting(AuditEvent::message)
                    .first()
                    .asString()
                    .matches("Deleting cloud access token: [0-9a-f]{8}")
                    .doesNotContain(first.substring(0, 8));
        }
    }

    @Test
    void aRevokedTokenStaysDeadAfterARestartAndAfterEverySweep(@TempDir Path folder) {
        String token;
        try (AccessFixture fixture = new AccessFixture(folder)) {
            token = issue(fixture, fixture.client("c", Duration.ofDays(10)));
            revoke(fixture, token);
        }
        try (AccessFixture fixture = new AccessFixture(folder)) {
            assertThat(valid(fixture, token)).isFalse();
            fixture.advance(HOUR);
            fixture.access().tokenSweep().sweep();
            assertThat(valid(fixture, token)).isFalse();
            assertThat(fixture.stores().revocations().after(0, 10)).isEmpty();
        }
    }

    @Test
    void aTokenWhoseRowSurvivedTheCrashOfItsRevokerNeverComesBack(@TempDir Path folder) {
        String token;
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient client = fixture.client("c", Duration.ofDays(10));
            token = issue(fixture, client);
            ValidToken live =
                    fixture.access().tokens().find(token, AccessFixture.DEMO).orElseThrow();
            // what a process leaves that dies right after its revocation is durable
            fixture.stores()
                    .revocations()
                    .append(
                            List.of(live.revocation(live.issuedAt().plusSeconds(900))),
                            new AuditEvent(
                                    "demo", live.issuedAt(), AuditEvent.Category.CONFIGURATION, "admin", "", "x"));
        }
        try (AccessFixture fixture = new AccessFixture(folder)) {
            fixture.advance(HOUR);
            assertThat(valid(fixture, token)).isFalse();
            fixture.access().tokenSweep().sweep();
            assertThat(valid(fixture, token)).isFalse();
            assertThat(fixture.stores().tokens().find(OpaqueTokens.sha256(token)))
                    .isEmpty();
        }
    }

    @Test
    void anotherProcessOnTheSameDatabaseKnowsWithinASecond() throws InterruptedException {
        StoreConfig shared = new StoreConfig.Postgres(
                PostgresCluster.shared().newDatabase(), PostgresCluster.USER, Secret.of(""), 6);
        try (AccessFixture one = new AccessFixture(shared, AccessFixture.CONFIG);
                AccessFixture other = new AccessFixture(shared, AccessFixture.CONFIG)) {
            OAuthClient client = one.client("c", HOUR);
            other.access().directory().refresh();
            for (int round = 0; round < 20; round++) {
                String token = issue(one, client);
                assertThat(valid(other, token)).isTrue();

                revoke(one, token);
                long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                while (valid(other, token)) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    Thread.sleep(10);
                }
            }
        }
    }

    @Test
    void withoutNewsForFiveSecondsNobodyIsLetIn() {
        AtomicLong nanoTime = new AtomicLong(7);
        Freshness freshness = new Freshness(nanoTime::get);
        nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
        freshness.require();

        nanoTime.incrementAndGet();
        assertThatThrownBy(freshness::require)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("no news of revocations");

        freshness.renew();
        freshness.require();
    }

    @Test
    void theSweepRemovesWhatHasEndedAndNothingElse(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient quick = fixture.client("quick", Duration.ofMinutes(1));
            OAuthClient slow = fixture.client("slow", HOUR);
            OAuthClient gone = fixture.client("gone", HOUR);
            for (int i = 0; i < 30; i++) {
                issue(fixture, quick);
                issue(fixture, gone);
            }
            String live = issue(fixture, slow);
            fixture.access()
                    .clients()
                    .delete("demo", "gone", AccessFixture.ADMIN)
                    .orThrow();
            fixture.advance(Duration.ofMinutes(2));

            assertThat(fixture.access().tokenSweep().sweep()).isEqualTo(60);
            assertThat(fixture.access().tokenSweep().sweep()).isZero();
            assertThat(valid(fixture, live)).isTrue();
            assertThat(fixture.stores().tokens().owners()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void listsShowLiveTokensInPagesAndEndThemByTheirHash(@TempDir Path folder) {
        try (AccessFixture fixture = new AccessFixture(folder)) {
            OAuthClient client = fixture.client("c", Duration.ofMinutes(10));
            issue(fixture, client);
            fixture.advance(Duration.ofMinutes(11));
            String first = issue(fixture, client);
            fixture.advance(Duration.ofSeconds(1));
            issue(fixture, client);
            IssuedTokens issued = fixture.access().issuedTokens();

            IssuedTokens.Page page = issued.list(client, Optional.empty(), 1);
            assertThat(page.more()).isTrue();
            assertThat(page.tokens()).extracting(AccessToken::hash).containsExactly(OpaqueTokens.sha256(first));
            assertThat(issued.list(client, Optional.of(page.tokens().getFirst()), 10)
                            .tokens())
                    .hasSize(1);

            byte[] hash = OpaqueTokens.sha256(first);
            assertThat(issued.revoke(AccessFixture.DEMO, hash, AccessFixture.ADMIN))
                    .isTrue();
            assertThat(issued.revoke(AccessFixture.DEMO, hash, AccessFixture.ADMIN))
                    .isFalse();
            assertThat(valid(fixture, first)).isFalse();
        }
    }
}
