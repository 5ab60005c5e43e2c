package dev.durward.access.jwt;

import java.util.Base64;
import java.util.Optional;

/** Base64url as JSON Web Signatures use it: without padding (RFC 7515 section 2). */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    static byte[] encodeToBytes(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    /** The bytes; empty unless the text is exactly what {@link #encode} makes of them. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = DECODER.decode(text);
            // the decoder lets padding and bits beyond the last byte pass
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException otherAlphabet) {
            return Optional.empty();
        }
    }
}
