package dev.durward.access.jwt;

import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signing key ready for use: decrypted when it first signs, in the form of the provider of the moment. */
final class PreparedKey {
    private record Verifying(Optional<Provider> provider, PublicKey key) {}

    private record Signing(Optional<Provider> provider, PrivateKey key) {}

    private final SigningKey key;
    private final SecretCipher cipher;
    private final SignatureProvider signatures;
    private final String header;
    private volatile @Nullable Verifying verifying;
    private volatile @Nullable Signing signing;

    PreparedKey(SigningKey key, SecretCipher cipher, SignatureProvider signatures) {
        this.key = key;
        this.cipher = cipher;
        this.signatures = signatures;
        this.header = Base64Url.encode(
                ("{\"typ\":\"at+jwt\",\"alg\":\"" + key.algorithm().name() + "\",\"kid\":\"" + key.keyId() + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What a private key's encryption is bound to. */
    static String context(String keyId) {
        return "signing-key/" + keyId;
    }

    SigningKey key() {
        return key;
    }

    /** The first part of every token that this key signs; there is no other, so it also tells the key of a token. */
    String header() {
        return header;
    }

    /** Signs; the signature has the form that a token carries. */
    byte[] sign(byte[] text) {
        try {
            Signing form = signing();
            Signature signature = SignatureProvider.signature(form.provider(), key.algorithm());
            signature.initSign(form.key());
            signature.update(text);
            byte[] made = signature.sign();
            return switch (key.algorithm()) {
                case ES256 -> EcdsaSignature.fromDer(made);
                case RS256 -> made;
            };
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("signing key " + key.keyId() + " does not sign", broken);
        }
    }

    private Signing signing() throws GeneralSecurityException {
        Optional<Provider> provider = signatures.current();
        Signing known = signing;
        if (known != null && known.provider().equals(provider)) {
            return known;
        }
        String text =
                cipher.decrypt(key.encryptedPrivateKey(), context(key.keyId())).reveal();
        Signing made = new Signing(
                provider,
                SignatureProvider.privateKey(
                        provider, key.algorithm(), Base64.getDecoder().decode(text)));
        signing = made;
        return made;
    }

    /** Whether a signature in a token's form is this key's for a text; never fails by what the signature holds. */
    boolean verify(byte[] text, byte[] signature) {
        Optional<byte[]> form = switch (key.algorithm()) {
            case ES256 -> EcdsaSignature.toDer(signature);
            case RS256 -> Optional.of(signature);
        };
        return form.isPresent() && verifyProviderForm(text, form.get());
    }

    private boolean verifyProviderForm(byte[] text, byte[] made) {
        Verifying form = verifying();
        try {
            Signature signature = SignatureProvider.signature(form.provider(), key.algorithm());
            signature.initVerify(form.key());
            signature.update(text);
            return signature.verify(made);
        } catch (GeneralSecurityException malformed) {
            // providers say so of a signature of another length
            return false;
        }
    }

    private Verifying verifying() {
        Optional<Provider> provider = signatures.current();
        Verifying known = verifying;
        if (known != null && known.provider().equals(provider)) {
            return known;
        }
        Verifying made = new Verifying(provider, publicKey(provider));
        verifying = made;
        return made;
    }

    /** The public key as the JDK reads it. */
    PublicKey publicKey() {
        return publicKey(Optional.empty());
    }

    private PublicKey publicKey(Optional<Provider> provider) {
        SignatureAlgorithm algorithm = key.algorithm();
        try {
            return SignatureProvider.publicKey(provider, algorithm, key.publicKey());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("signing key " + key.keyId() + " can't be read", broken);
        }
    }
}
