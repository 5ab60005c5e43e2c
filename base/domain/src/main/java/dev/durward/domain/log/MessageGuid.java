package dev.durward.domain.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Ids of messages, correlations and runs: 28 characters of base64url over a zero byte, the seconds since 1970 as an
 * unsigned 32-bit number, and 16 random bytes (contract section 2.4).
 */
public final class MessageGuid {
    private static final int BYTES = 21;
    private static final int LENGTH = 28;

    private MessageGuid() {}

    /** A new id that begins with a moment's second. */
    public static String next(Instant now, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        byte[] randomPart = new byte[16];
        random.nextBytes(randomPart);
        ByteBuffer.wrap(bytes).put((byte) 0).putInt((int) now.getEpochSecond()).put(randomPart);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The seconds since 1970 that an id begins with; empty when the text is no such id. */
    public static OptionalLong epochSecond(String guid) {
        if (guid.length() != LENGTH) {
            return OptionalLong.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(guid));
            return bytes.get() == 0 ? OptionalLong.of(Integer.toUnsignedLong(bytes.getInt())) : OptionalLong.empty();
        } catch (IllegalArgumentException notBase64) {
            return OptionalLong.empty();
        }
    }
}
