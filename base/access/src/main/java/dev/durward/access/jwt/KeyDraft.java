package dev.durward.access.jwt;

import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.domain.secret.Secret;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A new key that is not published yet. Making one may take some tenths of a second. */
record KeyDraft(String keyId, SignatureAlgorithm algorithm, KeyPair pair) {
    private static final int ID_BYTES = 8;

    static KeyDraft make(SignatureAlgorithm algorithm, SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new KeyDraft(HexFormat.of().formatHex(id), algorithm, SignatureProvider.generate(algorithm));
    }

    /** The key as it is kept, its private part encrypted. */
    SigningKey publish(SecretCipher cipher, Instant now, Instant signsFrom) {
        Secret privateKey =
                Secret.of(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        return new SigningKey(
                keyId,
                algorithm,
                pair.getPublic().getEncoded(),
                cipher.encrypt(privateKey, PreparedKey.context(keyId)),
                now,
                signsFrom);
    }
}
