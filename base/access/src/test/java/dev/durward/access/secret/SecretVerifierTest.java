package dev.durward.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretVerifierTest {
    private static final Secret RIGHT = Secret.of("the right secret");
    private static final Secret WRONG = Secret.of("a wrong secret");

    private final SecretVerifier verifier =
            new SecretVerifier(new SecureRandom(), MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

    @AfterEach
    void close() {
        verifier.close();
    }

    private SecretCheck check(Secret secret, String... hashes) {
        return verifier.check(secret, List.of(hashes));
    }

    @Test
    void rightSecretIsRememberedAfterItsFirstCheck() {
        String hash = verifier.hash(RIGHT);
        assertThat(verifier.remembered(RIGHT, List.of(hash))).isFalse();

        assertThat(check(RIGHT, hash)).isEqualTo(SecretCheck.RIGHT);
        assertThat(verifier.remembered(RIGHT, List.of(hash))).isTrue();
        assertThat(verifier.remembered(WRONG, List.of(hash))).isFalse();
    }

    @Test
    void wrongSecretIsWrongAlsoWithoutATag() {
        String hash = verifier.hash(RIGHT);
        String untagged = hash.substring(0, hash.lastIndexOf('$'));

        assertThat(check(WRONG, hash)).isEqualTo(SecretCheck.WRONG);
        assertThat(check(WRONG, untagged)).isEqualTo(SecretCheck.WRONG);
        assertThat(check(RIGHT, untagged)).isEqualTo(SecretCheck.RIGHT);
    }

    @Test
    void almostEveryWrongSecretIsKnownByItsTagAndTheRightOneNever() {
        List<String> hashes = List.of(verifier.hash(RIGHT));
        long open = IntStream.range(0, 20_000)
                .filter(i -> !verifier.candidates(Secret.of("guess-number-" + i), hashes)
                        .isEmpty())
                .count();

        // one of 16,384 passes by chance, so one or two; twenty are less likely than one in 10^15
        assertThat(open).isLessThan(20);
        assertThat(verifier.candidates(RIGHT, hashes)).isEqualTo(hashes);
    }

    @Test
    void tagsOfAnotherMasterKeyAreOthers() {
        List<String> hashes =
                Stream.generate(() -> verifier.decoyHash()).limit(1).toList();
        MasterKey other = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=");
        try (SecretVerifier stranger = new SecretVerifier(new SecureRandom(), other)) {
            List<Secret> guesses = IntStream.range(0, 20_000)
                    .mapToObj(i -> Secret.of("guess-number-" + i))
                    .toList();
            List<Secret> open = guesses.stream()
                    .filter(guess -> !verifier.candidates(guess, hashes).isEmpty())
                    .toList();
            assertThat(open.stream()
                            .filter(guess -> !stranger.candidates(guess, hashes).isEmpty()))
                    .hasSizeLessThan(Math.max(2, open.size()));
        }
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
    void checksThatWaitAtTheEndAreBusyAndHangNobody() throws InterruptedException {
        String hash = verifier.hash(RIGHT);
        String untagged = hash.substring(0, hash.lastIndexOf('$'));
        Queue<SecretCheck> results = new ConcurrentLinkedQueue<>();
        List<Thread> waiting = IntStream.range(0, 40)
                .mapToObj(i -> Thread.startVirtualThread(() -> results.add(check(Secret.of("guess-" + i), untagged))))
                .toList();
        verifier.close();
        for (Thread caller : waiting) {
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(results).doesNotContain(SecretCheck.RIGHT);
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
