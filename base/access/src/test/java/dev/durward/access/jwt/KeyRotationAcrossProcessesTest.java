package dev.durward.access.jwt;

import static dev.durward.access.jwt.JwtNode.DEMO;
import static dev.durward.access.jwt.JwtNode.client;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.access.registry.Actor;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.domain.secret.Secret;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import dev.durward.testing.postgres.PostgresCluster;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one PostgreSQL. */
@Timeout(300)
class KeyRotationAcrossProcessesTest {
    private static final KeyRotationConfig CONFIG =
            new KeyRotationConfig(SignatureAlgorithm.ES256, Duration.ofMinutes(10), Duration.ofHours(5));
    private static final Duration STEP = Duration.ofMinutes(4);
    private static final OAuthClient READER = client("reader", Duration.ofHours(12));

    private record Issued(SignedJWT parsed, String text, Instant expiresAt) {}

    /** A resource server with another library, which keeps the published set for as long as it may. */
    private final class Verifier {
        private JWKSet known = new JWKSet();
        private Instant readAgainAt = Instant.EPOCH;

        boolean accepts(Issued token, JwtNode source) throws ParseException, JOSEException {
            if (!clock.instant().isBefore(readAgainAt)) {
                known = JWKSet.parse(source.keys().document());
                readAgainAt = clock.instant().plus(CONFIG.publishedMaxAge());
            }
            JWK key = known.getKeyByKeyId(token.parsed().getHeader().getKeyID());
            return key != null && token.parsed().verify(new ECDSAVerifier(key.toECKey()));
        }
    }

    private final TestClock clock = new TestClock();
    private Stores oneStore;
    private Stores otherStore;

    @BeforeEach
    void open() {
        String database = PostgresCluster.shared().newDatabase();
        oneStore = stores(database);
        otherStore = stores(database);
    }

    private static Stores stores(String database) {
        return SqlStores.open(new StoreConfig.Postgres(database, PostgresCluster.USER, Secret.of(""), 3));
    }

    @AfterEach
    void close() {
        oneStore.close();
        otherStore.close();
    }

    @Test
    void noVerificationFailsWhileTheKeyRotatesFiveTimes() throws Exception {
        JwtNode one = new JwtNode(oneStore, clock, CONFIG);
        Verifier verifier = new Verifier();
        Deque<Issued> live = new ArrayDeque<>();
        Set<String> keys = new HashSet<>();
        one.rotation().keepUp();
        JwtNode other = new JwtNode(otherStore, clock, CONFIG);
        int verifications = 0;

        for (int step = 0; keys.size() < 6; step++) {
            assertThat(step).as("steps").isLessThan(1000);
            JwtNode issuer = step % 2 == 0 ? one : other;
            JwtNode late = step % 2 == 0 ? other : one;
            issuer.follow();
            issuer.rotation().keepUp();
            Issued issued = issue(issuer);
            live.add(issued);
            keys.add(issued.parsed().getHeader().getKeyID());
            while (!live.getFirst().expiresAt().isAfter(clock.instant())) {
                live.removeFirst();
            }
            // the other process has not heard of this step's changes yet
            for (Issued token : List.of(live.getFirst(), issued)) {
                assertThat(verifier.accepts(token, late))
                        .as("resource server, step " + step)
                        .isTrue();
                for (JwtNode node : List.of(one, other)) {
                    assertThat(node.tokens().verify(token.text(), DEMO))
                            .as("step " + step)
                            .isInstanceOf(Valid.class);
                }
                verifications += 3;
            }
            clock.advance(STEP);
        }

        assertThat(verifications).isGreaterThan(1000);
        // a token lives 12 hours and a key signs for 5: the first ones are gone
        assertThat(one.keys().published()).hasSizeLessThan(6);
    }

    private Issued issue(JwtNode node) throws ParseException {
        IssuedJsonWebToken issued = node.tokens().issue(DEMO, READER, List.of());
        return new Issued(
                SignedJWT.parse(issued.text()), issued.text(), issued.token().expiresAt());
    }

    @Test
    void processesThatStartTogetherMakeOneKey() throws Exception {
        JwtNode one = new JwtNode(oneStore, clock, CONFIG);
        JwtNode other = new JwtNode(otherStore, clock, CONFIG);

        together(() -> one.rotation().keepUp(), () -> other.rotation().keepUp());

        one.follow();
        other.follow();
        assertThat(one.keys().published()).hasSize(1).isEqualTo(other.keys().published());
    }

    @Test
    void processesThatRotateTogetherMakeOneSuccessor() throws Exception {
        JwtNode one = new JwtNode(oneStore, clock, CONFIG);
        one.rotation().keepUp();
        JwtNode other = new JwtNode(otherStore, clock, CONFIG);
        clock.advance(CONFIG.keyLifetime());

        for (int round = 1; round <= 10; round++) {
            together(() -> one.rotation().keepUp(), () -> other.rotation().keepUp());

            one.follow();
            other.follow();
            List<SigningKey> published = one.keys().published();
            assertThat(published).isEqualTo(other.keys().published());
            assertThat(published)
                    .as("successors in round " + round)
                    .filteredOn(key -> key.signsFrom().isAfter(clock.instant()))
                    .hasSize(1);
            clock.advance(CONFIG.keyLifetime());
        }
    }

    private static void together(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Thread thread = Thread.ofPlatform().start(() -> {
            awaitStart(start);
            other.run();
        });
        awaitStart(start);
        one.run();
        thread.join();
    }

    private static void awaitStart(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void withdrawnKeyIsRefusedByTheOtherProcessOnceItFollowed() {
        JwtNode one = new JwtNode(oneStore, clock, CONFIG);
        one.rotation().keepUp();
        JwtNode other = new JwtNode(otherStore, clock, CONFIG);
        String token = one.tokens().issue(DEMO, READER, List.of()).text();
        assertThat(other.tokens().verify(token, DEMO)).isInstanceOf(Valid.class);

        one.rotation().withdraw(one.keys().signing().orElseThrow().keyId(), new Actor("admin", ""));
        other.follow();

        assertThat(other.tokens().verify(token, DEMO)).isNotInstanceOf(Valid.class);
        assertThat(other.keys().signing()).isEqualTo(one.keys().signing());
    }
}
