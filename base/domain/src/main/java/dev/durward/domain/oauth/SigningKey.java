package dev.durward.domain.oauth;

import java.time.Instant;
import java.util.Arrays;

/**
 * A key that JSON Web Tokens are signed with, as it is kept. The key that signs is the one whose {@code signsFrom} is
 * the latest in the past; older ones stay published until the last token they signed has ended.
 *
 * @param keyId names it in tokens and in the published set; opaque
 * @param algorithm the only algorithm it is used with
 * @param publicKey X.509 SubjectPublicKeyInfo; not to be changed by the holder
 * @param encryptedPrivateKey PKCS#8, encrypted under the master key; not to be changed by the holder
 * @param publishedAt when verifiers could first see it
 * @param signsFrom first moment at which it may sign
 */
@SuppressWarnings("ArrayRecordComponent") // keys are few and made by nobody but the store; equality is by content
public record SigningKey(
        String keyId,
        SignatureAlgorithm algorithm,
        byte[] publicKey,
        byte[] encryptedPrivateKey,
        Instant publishedAt,
        Instant signsFrom) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key
                && keyId.equals(key.keyId)
                && algorithm == key.algorithm
                && Arrays.equals(publicKey, key.publicKey)
                && Arrays.equals(encryptedPrivateKey, key.encryptedPrivateKey)
                && publishedAt.equals(key.publishedAt)
                && signsFrom.equals(key.signsFrom);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + ", " + algorithm + ", signsFrom=" + signsFrom + "]";
    }
}
