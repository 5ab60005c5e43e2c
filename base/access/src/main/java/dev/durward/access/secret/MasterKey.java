package dev.durward.access.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that encrypts secrets at rest: 32 bytes, kept apart from the data as one line of base64. */
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
    }

    /** Reads the key from its base64 form; fails with a message for the operator. */
    public static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("the master key must be base64", notBase64);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the master key must be 32 bytes as base64, was " + bytes.length
                    + " bytes; make one with: openssl rand -base64 32");
        }
        return new MasterKey(bytes);
    }

    /** Reads the key from a file, or makes the file with a new key, readable by its owner alone. */
    public static MasterKey readOrCreate(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            try {
                return parse(Files.readString(file));
            } catch (IllegalArgumentException unusable) {
                throw new IllegalArgumentException(file + ": " + unusable.getMessage(), unusable);
            }
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(
                file,
                (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.WRITE);
        return new MasterKey(bytes);
    }

    /**
     * A key for one purpose, the same in every process that has this master key.
     *
     * @param purpose a fixed word
     * @return 32 bytes
     */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    SecretKey key() {
        return key;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "MasterKey";
    }
}
