package dev.durward.recorder;

import dev.durward.domain.log.MessageGuid;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the ids and reads the time of a recorder's messages. */
final class MessageIds {
    private static final int TRANSACTION_ID_BYTES = 16;

    /** What is taken over from a caller: it lands in a database key and in response headers. */
    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final InstantSource clock;
    private final SecureRandom random;

    MessageIds(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** The time in milliseconds, which is the precision of a log. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    String guid(Instant now) {
        return MessageGuid.next(now, random);
    }

    /** The caller's correlation id when it is one, otherwise a new one. */
    String correlationId(@Nullable Object header, Instant now) {
        return header instanceof String text && CORRELATION_ID.matcher(text).matches() ? text : guid(now);
    }

    String transactionId() {
        byte[] bytes = new byte[TRANSACTION_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** An id such as {@code sap-it-res:msg:0a1b2c3d4:<uuid>} (contract section 2.4). */
    String attachmentId(String account) {
        byte[] bytes = new byte[TRANSACTION_ID_BYTES];
        random.nextBytes(bytes);
        String tenant = HexFormat.of().toHexDigits(account.hashCode()) + Integer.toHexString(account.length() & 0xf);
        return "sap-it-res:msg:" + tenant + ":" + UUID.nameUUIDFromBytes(bytes);
    }
}
