package dev.durward.access.jwt;

import dev.durward.domain.oauth.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and checks signatures: with Conscrypt's native code once that is loaded, with the JDK's until then and where
 * it can't be. Loading begins with the first use and runs beside the requests. The native provider is never registered
 * with the JVM, so nothing else changes by it; hashes stay with the JDK, whose are as fast.
 */
public final class SignatureProvider {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureProvider.class);

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Supplier<Provider> nativeProvider;
    private volatile Optional<Provider> provider = Optional.empty();

    private SignatureProvider(Supplier<Provider> nativeProvider) {
        this.nativeProvider = nativeProvider;
    }

    /** Native signatures as soon as they are loaded. */
    public static SignatureProvider nativeWhenLoaded() {
        return new SignatureProvider(Conscrypt::newProvider);
    }

    /** The JDK's signatures only. */
    public static SignatureProvider jdk() {
        SignatureProvider jdk = new SignatureProvider(Conscrypt::newProvider);
        jdk.asked.set(true);
        return jdk;
    }

    static SignatureProvider of(Supplier<Provider> nativeProvider) {
        return new SignatureProvider(nativeProvider);
    }

    /** The provider to use now; empty for the JDK's. Returns at once. */
    Optional<Provider> current() {
        if (!asked.get() && asked.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("signature-provider").start(this::load);
        }
        return provider;
    }

    private void load() {
        try {
            Provider loaded = nativeProvider.get();
            for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                agreesWithJdk(loaded, algorithm);
            }
            provider = Optional.of(loaded);
            LOG.info("event=signature_provider provider={}", loaded.getName());
        } catch (GeneralSecurityException | LinkageError | RuntimeException unusable) {
            LOG.warn("event=signature_provider provider=jdk reason=\"{}\"", unusable.toString());
        }
    }

    /** A native library that loads but computes something else must not be used. */
    private static void agreesWithJdk(Provider loaded, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        KeyPair pair = generate(algorithm);
        Optional<Provider> jdk = Optional.empty();
        Optional<Provider> other = Optional.of(loaded);
        PrivateKey privateKey = privateKey(other, algorithm, pair.getPrivate().getEncoded());
        PublicKey publicKey = publicKey(other, algorithm, pair.getPublic().getEncoded());
        byte[] text = {1, 2, 3};
        byte[] changed = {1, 2, 4};
        byte[] made = sign(signature(other, algorithm), privateKey, text);
        boolean agrees = verify(signature(jdk, algorithm), pair.getPublic(), text, made)
                && verify(
                        signature(other, algorithm),
                        publicKey,
                        text,
                        sign(signature(jdk, algorithm), pair.getPrivate(), text))
                && !verify(signature(other, algorithm), publicKey, changed, made);
        if (!agrees) {
            throw new GeneralSecurityException(algorithm + " differs from the JDK's");
        }
    }

    private static byte[] sign(Signature signature, PrivateKey key, byte[] text) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    private static boolean verify(Signature signature, PublicKey key, byte[] text, byte[] made)
            throws GeneralSecurityException {
        signature.initVerify(key);
        signature.update(text);
        return signature.verify(made);
    }

    /** A new key pair, made by the JDK. RSA takes some tenths of a second. */
    static KeyPair generate(SignatureAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType(algorithm));
            generator.initialize(
                    switch (algorithm) {
                        case ES256 -> 256;
                        // RFC 7518 section 3.3 asks for 2048 or more; each step above costs four times as much to sign
                        case RS256 -> 2048;
                    });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java makes keys for " + algorithm, impossible);
        }
    }

    static Signature signature(Optional<Provider> provider, SignatureAlgorithm algorithm)
            throws GeneralSecurityException {
        String name = switch (algorithm) {
            case ES256 -> "SHA256withECDSA";
            case RS256 -> "SHA256withRSA";
        };
        return provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
    }

    static PublicKey publicKey(Optional<Provider> provider, SignatureAlgorithm algorithm, byte[] encoded)
            throws GeneralSecurityException {
        return keyFactory(provider, algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    static PrivateKey privateKey(Optional<Provider> provider, SignatureAlgorithm algorithm, byte[] encoded)
            throws GeneralSecurityException {
        return keyFactory(provider, algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static KeyFactory keyFactory(Optional<Provider> provider, SignatureAlgorithm algorithm)
            throws GeneralSecurityException {
        String type = keyType(algorithm);
        return provider.isPresent() ? KeyFactory.getInstance(type, provider.get()) : KeyFactory.getInstance(type);
    }

    private static String keyType(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "EC";
            case RS256 -> "RSA";
        };
    }
}
