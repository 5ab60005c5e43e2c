package dev.durward.access.jwt;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The two forms of an ECDSA signature on P-256: r and s with 32 bytes each in a token (RFC 7518 section 3.4), and the
 * DER sequence of two integers that security providers take.
 */
final class EcdsaSignature {
    private static final int NUMBER_BYTES = 32;
    private static final int TOKEN_BYTES = 2 * NUMBER_BYTES;
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;
    /** Order n of the curve's base point (FIPS 186-4 D.1.2.3). */
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

    private EcdsaSignature() {}

    /** The DER form; empty unless r and s are 1 to n-1, which some verifiers forgot to ask (CVE-2022-21449). */
    static Optional<byte[]> toDer(byte[] token) {
        if (token.length != TOKEN_BYTES) {
            return Optional.empty();
        }
        BigInteger r = new BigInteger(1, token, 0, NUMBER_BYTES);
        BigInteger s = new BigInteger(1, token, NUMBER_BYTES, NUMBER_BYTES);
        if (outOfRange(r) || outOfRange(s)) {
            return Optional.empty();
        }
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        // 2 numbers of at most 33 bytes: every length fits one byte
        byte[] der = new byte[6 + first.length + second.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        put(der, 2, first);
        put(der, 4 + first.length, second);
        return Optional.of(der);
    }

    private static boolean outOfRange(BigInteger number) {
        return number.signum() == 0 || number.compareTo(ORDER) >= 0;
    }

    private static void put(byte[] der, int at, byte[] number) {
        der[at] = INTEGER;
        der[at + 1] = (byte) number.length;
        System.arraycopy(number, 0, der, at + 2, number.length);
    }

    /** The token's form of what a provider made. */
    static byte[] fromDer(byte[] der) {
        byte[] token = new byte[TOKEN_BYTES];
        int second = 4 + der[3];
        copyNumber(der, 4, token, NUMBER_BYTES);
        copyNumber(der, second + 2, token, TOKEN_BYTES);
        return token;
    }

    private static void copyNumber(byte[] der, int at, byte[] token, int end) {
        int length = der[at - 1];
        // DER puts a zero before a number whose first bit is set, and leaves leading zeros out
        int from = length > NUMBER_BYTES ? at + 1 : at;
        byte[] number = Arrays.copyOfRange(der, from, at + length);
        System.arraycopy(number, 0, token, end - number.length, number.length);
    }
}
