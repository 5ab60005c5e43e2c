package dev.durward.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureProviderTest {
    private static final byte[] TEXT = "header.claims".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();
    private final SecretCipher cipher = new SecretCipher(JwtNode.MASTER_KEY, random);

    private SigningKey key(SignatureAlgorithm algorithm) {
        return KeyDraft.make(algorithm, random).publish(cipher, Instant.EPOCH, Instant.EPOCH);
    }

    private PreparedKey prepared(SigningKey key, SignatureProvider signatures) {
        return new PreparedKey(key, cipher, signatures);
    }

    private static SignatureProvider loaded() {
        SignatureProvider signatures = SignatureProvider.nativeWhenLoaded();
        Instant end = Instant.now().plus(LIMIT);
        while (signatures.current().isEmpty()) {
            assertThat(Instant.now()).as("native signatures are loaded").isBefore(end);
            Thread.onSpinWait();
        }
        return signatures;
    }

    @ParameterizedTest
    @EnumSource
    void nativeAndJdkSignaturesVerifyEachOther(SignatureAlgorithm algorithm) {
        SigningKey key = key(algorithm);
        PreparedKey byNative = prepared(key, loaded());
        PreparedKey byJdk = prepared(key, SignatureProvider.jdk());

        // often enough that r and s of every length occur
        for (int i = 0; i < (algorithm == SignatureAlgorithm.ES256 ? 600 : 20); i++) {
            assertThat(byJdk.verify(TEXT, byNative.sign(TEXT))).isTrue();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(byNative.verify(TEXT, byJdk.sign(TEXT))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenSignaturesAreRefusedWithoutAnException(SignatureAlgorithm algorithm) {
        SigningKey key = key(algorithm);
        for (SignatureProvider signatures : new SignatureProvider[] {loaded(), SignatureProvider.jdk()}) {
            PreparedKey prepared = prepared(key, signatures);
            byte[] good = prepared.sign(TEXT);
            for (int length = 0; length < good.length; length++) {
                byte[] random = new byte[length];
                this.random.nextBytes(random);
                assertThat(prepared.verify(TEXT, random)).isFalse();
                byte[] changed = good.clone();
                changed[length] ^= 1;
                assertThat(prepared.verify(TEXT, changed)).isFalse();
            }
        }
    }

    @Test
    void jdkSignsUntilTheNativeProviderIsLoaded() {
        PreparedKey prepared = prepared(key(SignatureAlgorithm.ES256), SignatureProvider.of(() -> {
            throw new UnsatisfiedLinkError("no such library");
        }));

        assertThat(prepared.verify(TEXT, prepared.sign(TEXT))).isTrue();
    }

    @Test
    void providerThatFailsIsAskedForOnce() {
        AtomicInteger asked = new AtomicInteger();
        SignatureProvider signatures = SignatureProvider.of(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("not here");
        });

        for (int i = 0; i < 1000; i++) {
            assertThat(signatures.current()).isEmpty();
        }

        assertThat(asked.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void nativeProviderIsNotRegisteredForEverybody() {
        Provider provider = loaded().current().orElseThrow();

        assertThat(Security.getProviders()).doesNotContain(provider);
        assertThat(Security.getProvider(provider.getName())).isNull();
    }
}
