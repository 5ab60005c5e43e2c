package dev.durward.access.jwt;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the JWK set of the public keys (RFC 7517 section 5, RFC 7518 section 6). */
final class JsonWebKeys {
    private static final int COORDINATE_BYTES = 32;

    private JsonWebKeys() {}

    static String document(List<PreparedKey> keys) {
        // every value is base64url, a key id of ours or a constant: nothing needs escaping
        return keys.stream().map(JsonWebKeys::key).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String key(PreparedKey key) {
        return "{" + publicPart(key.publicKey()) + ",\"use\":\"sig\",\"alg\":\""
                + key.key().algorithm() + "\",\"kid\":\"" + key.key().keyId() + "\"}";
    }

    private static String publicPart(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                        + coordinate(ec.getW().getAffineX()) + "\",\"y\":\""
                        + coordinate(ec.getW().getAffineY()) + "\"";
            case RSAPublicKey rsa ->
                "\"kty\":\"RSA\",\"n\":\"" + number(rsa.getModulus()) + "\",\"e\":\"" + number(rsa.getPublicExponent())
                        + "\"";
            default -> throw new IllegalStateException("no key of ours is " + key.getAlgorithm());
        };
    }

    /** RFC 7518 section 6.2.1.2: always the full size of the curve's field. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = unsigned(value);
        byte[] full = new byte[COORDINATE_BYTES];
        System.arraycopy(bytes, 0, full, COORDINATE_BYTES - bytes.length, bytes.length);
        return Base64Url.encode(full);
    }

    private static String number(BigInteger value) {
        return Base64Url.encode(unsigned(value));
    }

    /** RFC 7518 section 2: without the zero byte that Java puts before a number whose first bit is set. */
    private static byte[] unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
