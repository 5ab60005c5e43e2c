package dev.durward.access.secret;

import dev.durward.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts secrets that must be read back, with AES-256-GCM under the master key. */
public final class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey masterKey;
    private final SecureRandom random;

    /** Encrypts under a key. */
    public SecretCipher(MasterKey masterKey, SecureRandom random) {
        this.masterKey = masterKey;
        this.random = random;
    }

    /**
     * Encrypts a secret.
     *
     * @param secret what to encrypt
     * @param context where it belongs, such as {@code demo/credential/name}; decrypting asks for the same, so that an
     *     encrypted secret moved to another row is refused
     * @return version byte, nonce and ciphertext
     */
    public byte[] encrypt(Secret secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret.bytes());
            return ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a secret could not be encrypted", impossible);
        }
    }

    /** Decrypts what {@link #encrypt} made for the same context; fails when the key or the context is another. */
    public Secret decrypt(byte[] encrypted, String context) {
        ByteBuffer buffer = ByteBuffer.wrap(encrypted);
        if (buffer.remaining() < 1 + NONCE_BYTES || buffer.get() != VERSION) {
            throw new IllegalStateException("unknown form of encrypted secret for " + context);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(rest);
            return Secret.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                    "the secret of " + context + " can't be decrypted; is this the master key it was written with?",
                    wrongKey);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, masterKey.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
