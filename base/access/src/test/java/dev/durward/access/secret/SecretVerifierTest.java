package dev.durward.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretVerifierTest {
    private static final Secret RIGHT = Secret.of("the right secret");
    private static final Secret WRONG = Secret.of("a wrong secret");

    private final AtomicInteger slowChecks = new AtomicInteger();
    private final SecretVerifier verifier = new SecretVerifier(new SecureRandom());

    @AfterEach
    void close() {
        verifier.close();
    }

    private SecretCheck check(Secret secret, String... hashes) {
        return verifier.check(secret, List.of(hashes), () -> {
            slowChecks.incrementAndGet();
            return true;
        });
    }

    @Test
    void rightSecretIsHashedSlowlyOnlyOnce() {
        String hash = verifier.hash(RIGHT);

        assertThat(check(RIGHT, hash)).isEqualTo(SecretCheck.RIGHT);
        assertThat(check(RIGHT, hash)).isEqualTo(SecretCheck.RIGHT);
        assertThat(slowChecks).hasValue(1);
    }

    @Test
    void wrongSecretIsHashedSlowlyOnlyOnce() {
        String hash = verifier.hash(RIGHT);

        assertThat(check(WRONG, hash)).isEqualTo(SecretCheck.WRONG);
        assertThat(check(WRONG, hash)).isEqualTo(SecretCheck.WRONG);
        assertThat(slowChecks).hasValue(1);
    }

    @Test
    void crowdWithTheRightSecretSharesOneSlowCheck() throws InterruptedException {
        String hash = verifier.hash(RIGHT);
        Queue<SecretCheck> results = new ConcurrentLinkedQueue<>();
        List<Thread> crowd = Stream.generate(() -> Thread.startVirtualThread(() -> results.add(check(RIGHT, hash))))
                .limit(500)
                .toList();
        for (Thread caller : crowd) {
            caller.join();
        }

        assertThat(results).hasSize(500).containsOnly(SecretCheck.RIGHT);
    }

    @Test
    void eitherOfTwoSecretsIsRight() {
        String first = verifier.hash(RIGHT);
        String second = verifier.hash(WRONG);

        assertThat(check(RIGHT, second, first)).isEqualTo(SecretCheck.RIGHT);
        assertThat(check(WRONG, second, first)).isEqualTo(SecretCheck.RIGHT);
    }

    @Test
    void forbiddenSlowPathIsBusyUnlessTheAnswerIsRemembered() {
        String hash = verifier.hash(RIGHT);
        assertThat(verifier.check(RIGHT, List.of(hash), () -> false)).isEqualTo(SecretCheck.BUSY);

        check(RIGHT, hash);
        assertThat(verifier.check(RIGHT, List.of(hash), () -> false)).isEqualTo(SecretCheck.RIGHT);
        assertThat(verifier.check(WRONG, List.of(hash), () -> false)).isEqualTo(SecretCheck.BUSY);
    }

    @Test
    void decoyMatchesNothing() {
        assertThat(check(RIGHT, verifier.decoyHash())).isEqualTo(SecretCheck.WRONG);
    }

    @Test
    void sameSecretHasAnotherHashEachTime() {
        assertThat(verifier.hash(RIGHT))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(verifier.hash(RIGHT));
    }

    @Test
    void encryptedSecretIsReadOnlyInItsContextAndUnderItsKey() {
        MasterKey key = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        MasterKey other = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=");
        SecretCipher cipher = new SecretCipher(key, new SecureRandom());
        byte[] encrypted = cipher.encrypt(RIGHT, "demo/credential/a");

        assertThat(cipher.decrypt(encrypted, "demo/credential/a")).isEqualTo(RIGHT);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, "demo/credential/b"))
                .hasMessageContaining("is this the master key it was written with?")
                .hasMessageNotContaining(RIGHT.reveal());
        assertThatThrownBy(() -> new SecretCipher(other, new SecureRandom()).decrypt(encrypted, "demo/credential/a"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain(RIGHT.reveal());
    }

    @Test
    void masterKeyOfAnotherLengthIsRefusedWithARemedy() {
        assertThatThrownBy(() -> MasterKey.parse("c2hvcnQ="))
                .hasMessage("the master key must be 32 bytes as base64, was 5 bytes; make one with: openssl rand"
                        + " -base64 32");
        assertThatThrownBy(() -> MasterKey.parse("?")).hasMessage("the master key must be base64");
    }
}
