package dev.durward.testing.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Well-formed HTTP/1.1 requests, damaged at random. The damage depends only on the seed and the request's number, so that
 * one request can be made again.
 */
public final class MutatedRequests {
    private static final int MOST_CHANGES = 3;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** What parsers stumble over, put in anywhere. */
    private static final List<String> FRAGMENTS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\0",
            "\t",
            " ",
            ":",
            "%",
            "%00",
            "%zz",
            "%c0%af",
            "../",
            "//",
            "?",
            "#",
            "&",
            "=",
            "\r\nContent-Length: 5\r\n",
            "\r\nContent-Length: -1\r\n",
            "\r\nContent-Length: 18446744073709551616\r\n",
            "\r\nContent-Length: 0x10\r\n",
            "\r\nTransfer-Encoding: chunked\r\n",
            "\r\nTransfer-Encoding: gzip, chunked\r\n",
            "\r\nTransfer-Encoding: \u000bchunked\r\n",
            "0\r\n\r\n",
            "5\r\nhello\r\n",
            "ffffffffffffffff\r\n",
            "5;a=b\r\n",
            "\r\nHost: other\r\n",
            "\r\nHost:\r\n",
            "\r\nExpect: 100-continue\r\n",
            "\r\nConnection: upgrade\r\nUpgrade: h2c\r\n",
            "\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n",
            "\r\n folded\r\n",
            "\r\nAuthorization: Basic ====\r\n",
            "\r\nAuthorization: Basic Og==\r\n",
            "\r\nAuthorization: Bearer \u00e4\r\n",
            "\r\nAccept-Encoding: gzip;q=x\r\n",
            "\r\nCookie: ;;=;\r\n",
            "\r\nTrailer: x\r\n",
            "HTTP/1.0",
            "HTTP/2.0",
            "HTTP/99999999999.1",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001",
            "http://other/",
            "*",
            "\u00c0\u00af",
            "\u00ff\u00fe",
            "grant_type=",
            "&scope=",
            "&scope=" + "x ".repeat(2000),
            "a".repeat(20_000),
            "X: y\r\n".repeat(400));

    private final long seed;
    private final List<byte[]> originals;

    /** @param originals well-formed requests, at least one */
    public MutatedRequests(long seed, List<String> originals) {
        if (originals.isEmpty()) {
            throw new IllegalArgumentException("at least one request is needed");
        }
        this.seed = seed;
        this.originals = originals.stream()
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** The damaged request of a number, 0 or greater. */
    public byte[] number(long number) {
        var random = new SplittableRandom(seed + number * GOLDEN_GAMMA);
        byte[] bytes = any(random);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private byte[] any(SplittableRandom random) {
        return originals.get(random.nextInt(originals.size()));
    }

    private byte[] changed(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 64));
        return switch (random.nextInt(10)) {
            case 0 -> replaced(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, bytes.length));
            case 1 -> replaced(bytes, at, new byte[0], end);
            case 2 -> replaced(bytes, end, slice(bytes, at, end), end);
            case 3 -> replaced(bytes, at, noise(random), at);
            case 4 -> slice(bytes, 0, at);
            case 5 -> replaced(bytes, at, any(random), bytes.length);
            case 6 -> withNumber(bytes, at, random);
            default -> replaced(bytes, at, fragment(random), random.nextBoolean() ? at : end);
        };
    }

    private static byte[] fragment(SplittableRandom random) {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[1 + random.nextInt(32)];
        random.nextBytes(noise);
        return noise;
    }

    /** Another number in the place of the next one: mostly a length that is no longer right. */
    private static byte[] withNumber(byte[] bytes, int from, SplittableRandom random) {
        int start = from;
        while (start < bytes.length && !digit(bytes[start])) {
            start++;
        }
        int end = start;
        while (end < bytes.length && digit(bytes[end])) {
            end++;
        }
        long number = random.nextBoolean() ? random.nextInt(64) : random.nextLong();
        return replaced(bytes, start, Long.toString(number).getBytes(StandardCharsets.ISO_8859_1), end);
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /** The bytes with others in place of those from {@code from} to before {@code to}. */
    private static byte[] replaced(byte[] bytes, int from, byte[] middle, int to) {
        byte[] all = new byte[from + middle.length + bytes.length - to];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(bytes, to, all, from + middle.length, bytes.length - to);
        return all;
    }
}
