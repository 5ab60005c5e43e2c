package dev.durward.access.secret;

import dev.durward.domain.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The slow hash of secrets: Argon2id with 19 MiB and two passes (OWASP), in the usual {@code $argon2id$} text form,
 * followed by a short tag: 14 bits of an HMAC of salt and secret under a key that is derived from the master key. All
 * but one of 16,384 wrong secrets fail the tag, so that guessing costs this server next to nothing; who holds only the
 * stored text learns nothing from it.
 */
final class SecretHash {
    private static final String HMAC = "HmacSHA256";
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int TAG_BITS = 14;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

    private final SecureRandom random;
    private final Mac keyed;

    SecretHash(SecureRandom random, byte[] tagKey) {
        this.random = random;
        keyed = keyedMac(tagKey);
    }

    static Mac keyedMac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's " + HMAC + " can be cloned", impossible);
        }
    }

    String of(Secret secret) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(salt, derive(secret, salt), tag(secret, salt));
    }

    private static String encode(byte[] salt, byte[] hash, int tag) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash) + "$"
                + Integer.toHexString(tag);
    }

    /** A hash in the usual form that belongs to no secret. */
    String decoy() {
        byte[] bytes = new byte[SALT_BYTES + HASH_BYTES];
        random.nextBytes(bytes);
        return encode(
                Arrays.copyOf(bytes, SALT_BYTES),
                Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length),
                random.nextInt(1 << TAG_BITS));
    }

    /** Whether the tag leaves open that a secret matches; true for a hash without one. */
    boolean mayMatch(Secret secret, String encoded) {
        if (!encoded.startsWith(PREFIX)) {
            return false;
        }
        int tagAt = encoded.lastIndexOf('$');
        int hashAt = encoded.indexOf('$', PREFIX.length());
        if (tagAt == hashAt) {
            return true;
        }
        byte[] salt = Base64.getDecoder().decode(encoded.substring(PREFIX.length(), hashAt));
        return tag(secret, salt) == Integer.parseInt(encoded.substring(tagAt + 1), 16);
    }

    /** Compares slowly: tens of milliseconds. */
    boolean matches(Secret secret, String encoded) {
        if (!encoded.startsWith(PREFIX)) {
            return false;
        }
        String[] parts = encoded.substring(PREFIX.length()).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(expected, derive(secret, salt));
    }

    private int tag(Secret secret, byte[] salt) {
        Mac mac = copy(keyed);
        mac.update(salt);
        byte[] bytes = mac.doFinal(secret.bytes());
        return ((bytes[0] & 0xFF) << Byte.SIZE | (bytes[1] & 0xFF)) >> (Short.SIZE - TAG_BITS);
    }

    private static byte[] derive(Secret secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(secret.bytes(), hash);
        return hash;
    }
}
