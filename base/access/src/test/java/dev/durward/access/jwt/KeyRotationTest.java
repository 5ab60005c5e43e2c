package dev.durward.access.jwt;

import static dev.durward.access.jwt.JwtNode.DEMO;
import static dev.durward.access.jwt.JwtNode.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.access.jwt.JsonWebTokenCheck.Invalid;
import dev.durward.access.jwt.JsonWebTokenCheck.Reason;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.ChangeResult;
import dev.durward.access.registry.ChangeResult.Refused;
import dev.durward.domain.account.Account;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    private static final Duration LEAD = Duration.ofMinutes(10);
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final Duration KEPT = Duration.ofHours(12).plusMinutes(5);
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Stores stores;
    private JwtNode node;

    @BeforeEach
    void open() {
        stores = SqlStores.open(new StoreConfig.Sqlite(folder));
        node = node(clock, SignatureAlgorithm.ES256);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private JwtNode node(InstantSource time, SignatureAlgorithm algorithm) {
        return new JwtNode(stores, time, new KeyRotationConfig(algorithm, LEAD, LIFETIME));
    }

    private SigningKey signing() {
        return node.keys().signing().orElseThrow();
    }

    private String issue() {
        return node.tokens()
                .issue(DEMO, client("reader", Duration.ofHours(12)), List.of())
                .text();
    }

    private JsonWebTokenCheck verify(String token) {
        return node.tokens().verify(token, DEMO);
    }

    private List<String> audit() {
        return stores.audit().newest(Account.PROVIDER, 100).stream()
                .filter(event -> event.category() == AuditEvent.Category.CONFIGURATION)
                .map(event -> event.actor() + "|" + event.source() + "|" + event.message())
                .toList();
    }

    @Test
    void firstKeySignsAtOnceAndIsTheOnlyOne() {
        node.rotation().keepUp();
        node.rotation().keepUp();

        assertThat(node.keys().published()).containsExactly(signing());
        assertThat(signing().signsFrom()).isEqualTo(clock.instant());
        assertThat(verify(issue())).isInstanceOf(Valid.class);
        assertThat(audit())
                .containsExactly("server||Creating signing key: " + signing().keyId());
    }

    @Test
    void privateKeyIsEncryptedAtRestAndNeverPublished() {
        node.rotation().keepUp();

        String stored = new String(signing().encryptedPrivateKey(), StandardCharsets.ISO_8859_1);
        // every PKCS#8 form of such a key begins like this in base64
        assertThat(stored).doesNotContain("MEECAQAw").doesNotContain("MIG");
        assertThat(node.keys().document()).doesNotContain("\"d\"").contains("\"kty\":\"EC\",\"crv\":\"P-256\"");
    }

    @Test
    void successorIsPublishedBeforeItSigns() {
        node.rotation().keepUp();
        SigningKey first = signing();

        SigningKey second = node.rotation().rotate(ADMIN);

        assertThat(node.keys().document()).contains(first.keyId()).contains(second.keyId());
        clock.advance(LEAD.minusMillis(1));
        assertThat(signing()).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        assertThat(signing()).isEqualTo(second);
        assertThat(audit()).contains("admin|127.0.0.1|Creating signing key: " + second.keyId());
    }

    @Test
    void rotatingTwiceMakesOneSuccessor() {
        node.rotation().keepUp();

        SigningKey next = node.rotation().rotate(ADMIN);

        assertThat(node.rotation().rotate(ADMIN)).isEqualTo(next);
        assertThat(node.keys().published()).hasSize(2);
    }

    @Test
    void keyIsReplacedWhenItsLifetimeEnds() {
        node.rotation().keepUp();
        SigningKey first = signing();

        clock.advance(LIFETIME.minus(LEAD).minusMillis(1));
        node.rotation().keepUp();
        assertThat(node.keys().published()).containsExactly(first);
        clock.advance(Duration.ofMillis(1));
        node.rotation().keepUp();
        node.rotation().keepUp();
        assertThat(node.keys().published()).hasSize(2);
        clock.advance(LEAD);

        assertThat(signing()).isNotEqualTo(first);
    }

    @Test
    void keyIsReplacedWhenAnotherAlgorithmIsConfigured() {
        node.rotation().keepUp();
        String old = issue();

        node = node(clock, SignatureAlgorithm.RS256);
        node.rotation().keepUp();
        assertThat(signing().algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        clock.advance(LEAD);
        node.rotation().keepUp();

        assertThat(signing().algorithm()).isEqualTo(SignatureAlgorithm.RS256);
        assertThat(verify(issue())).isInstanceOf(Valid.class);
        assertThat(verify(old)).isInstanceOf(Valid.class);
        assertThat(node.keys().published()).hasSize(2);
    }

    @Test
    void keyStaysUntilItsLastTokenHasEnded() {
        node.rotation().keepUp();
        SigningKey first = signing();
        SigningKey second = node.rotation().rotate(ADMIN);
        clock.advance(LEAD.minusMillis(1));
        String last = issue();

        clock.advance(Duration.ofHours(12).minusSeconds(1));
        node.rotation().keepUp();
        assertThat(verify(last)).isInstanceOf(Valid.class);
        clock.advance(KEPT.minusHours(12).plusSeconds(1));
        node.rotation().keepUp();
        assertThat(node.keys().published()).containsExactly(first, second);
        clock.advance(Duration.ofMillis(2));
        node.rotation().keepUp();

        assertThat(node.keys().published()).containsExactly(second);
        assertThat(audit()).contains("server||Deleting signing key: " + first.keyId());
    }

    @Test
    void tokensOfWithdrawnKeyDieAtOnceAndANewKeySigns() {
        node.rotation().keepUp();
        SigningKey stolen = signing();
        String token = issue();
        assertThat(verify(token)).isInstanceOf(Valid.class);

        SigningKey now = node.rotation().withdraw(stolen.keyId(), ADMIN).orThrow();

        assertThat(verify(token)).isEqualTo(new Invalid(Reason.UNKNOWN_KEY));
        assertThat(signing()).isEqualTo(now).isNotEqualTo(stolen);
        assertThat(verify(issue())).isInstanceOf(Valid.class);
        assertThat(audit())
                .contains(
                        "admin|127.0.0.1|Deleting signing key: " + stolen.keyId(),
                        "admin|127.0.0.1|Creating signing key: " + now.keyId());
    }

    @Test
    void newKeySignsAfterAWithdrawalThoughASuccessorWaits() {
        node.rotation().keepUp();
        SigningKey successor = node.rotation().rotate(ADMIN);

        SigningKey now = node.rotation().withdraw(signing().keyId(), ADMIN).orThrow();

        assertThat(now).isNotEqualTo(successor);
        clock.advance(LEAD);
        assertThat(signing()).isEqualTo(successor);
    }

    @Test
    void withdrawingAWaitingKeyLeavesTheSigningOne() {
        node.rotation().keepUp();
        SigningKey first = signing();
        SigningKey second = node.rotation().rotate(ADMIN);

        assertThat(node.rotation().withdraw(second.keyId(), ADMIN).orThrow()).isEqualTo(first);

        assertThat(node.keys().published()).containsExactly(first);
    }

    @Test
    void withdrawingAnUnknownKeyIsRefused() {
        node.rotation().keepUp();

        assertThat(node.rotation().withdraw("none", ADMIN))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ChangeResult.Reason.NOT_FOUND));
        assertThat(node.keys().published()).hasSize(1);
    }

    @Test
    void processWithASlowerClockUsesTheFirstKeyOfAnother() {
        node.rotation().keepUp();
        JwtNode slow = node(() -> clock.instant().minusSeconds(5), SignatureAlgorithm.ES256);

        slow.rotation().keepUp();

        assertThat(slow.keys().published()).containsExactly(signing());
        String token = slow.tokens()
                .issue(DEMO, client("reader", Duration.ofMinutes(1)), List.of())
                .text();
        assertThat(verify(token)).isInstanceOf(Valid.class);
    }

    @Test
    void keysAreThereAfterARestart() {
        node.rotation().keepUp();
        String token = issue();

        node = node(clock, SignatureAlgorithm.ES256);
        node.rotation().keepUp();

        assertThat(node.keys().published()).hasSize(1);
        assertThat(verify(token)).isInstanceOf(Valid.class);
    }

    @Test
    void scheduleMakesTheFirstKeyBeforeItReturns() {
        try (KeyRotationSchedule _ = new KeyRotationSchedule(node.rotation(), Duration.ofHours(1))) {
            assertThat(node.keys().signing()).isPresent();
        }
    }

    @Test
    void configurationThatWouldFailCallsIsRefused() {
        assertThatThrownBy(() -> new KeyRotationConfig(SignatureAlgorithm.ES256, Duration.ZERO, LIFETIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyRotationConfig(SignatureAlgorithm.ES256, LEAD, LEAD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(KeyRotationConfig.DEFAULT.publishedMaxAge()).isEqualTo(Duration.ofMinutes(5));
    }
}
