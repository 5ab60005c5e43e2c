package dev.durward.odata;

import dev.durward.odata.error.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes the place where a page ended as {@code $skiptoken}, and reads it back. A checksum over the place, the path and
 * the order ties a token to its list; it is no secret, because a place gives no right.
 */
final class SkipToken {
    private static final int VERSION = 1;
    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    /** Sort attributes and key; more than any order has. */
    private static final int MOST_VALUES = 64;

    private SkipToken() {}

    static String write(List<@Nullable Object> place, String list) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(place.size());
            for (Object value : place) {
                write(out, value);
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size(), list));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static List<@Nullable Object> read(String token, String list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            List<@Nullable Object> place = new ArrayList<>();
            int version = in.readUnsignedByte();
            int size = in.readUnsignedByte();
            if (version != VERSION || size > MOST_VALUES) {
                throw invalid(token);
            }
            for (int i = 0; i < size; i++) {
                place.add(read(in));
            }
            if (in.readInt() != checksum(bytes, bytes.length - 4, list) || in.available() > 0) {
                throw invalid(token);
            }
            return place;
        } catch (IllegalArgumentException | IOException notOurs) {
            throw invalid(token);
        }
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(NULL);
            case String text -> {
                out.writeByte(TEXT);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Long number -> {
                out.writeByte(NUMBER);
                out.writeLong(number);
            }
            default -> throw new IllegalArgumentException("a place holds texts and numbers, not " + value.getClass());
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case NULL -> null;
            case TEXT -> {
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("length");
                }
                yield new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            case NUMBER -> in.readLong();
            default -> throw new IOException("kind");
        };
    }

    private static int checksum(byte[] bytes, int length, String list) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static Refusal invalid(String token) {
        return Refusal.badRequest("Invalid value: '" + token + "'.");
    }
}
