package dev.durward.odata.wire;

import dev.durward.odata.edm.EntityType;
import dev.durward.odata.edm.SetModel;
import dev.durward.odata.edm.SimpleKind;
import dev.durward.odata.set.EntitySet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the address of one entity after the other in one array, percent-encoded, so that pages make no garbage. */
final class UriBuffer<T> {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] LITERAL = new boolean[128];

    static {
        // RFC 3986 unreserved, and the quote that OData puts around texts
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'".toCharArray()) {
            LITERAL[c] = true;
        }
    }

    private final int rootLength;
    private final int setLength;
    private final List<Key<T>> keys = new ArrayList<>();
    private byte[] bytes;
    private int length;
    private int entityLength;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Key<T>(byte[] name, SimpleKind kind, Function<T, @Nullable Object> value) {}

    UriBuffer(String serviceRoot, SetModel model, EntitySet<?, T> set) {
        byte[] start = (serviceRoot + model.name() + "(").getBytes(StandardCharsets.UTF_8);
        rootLength = serviceRoot.getBytes(StandardCharsets.UTF_8).length;
        setLength = start.length;
        bytes = Arrays.copyOf(start, start.length + 128);
        EntityType type = model.type();
        for (String key : type.keys()) {
            String name = type.keys().size() == 1 ? "" : key + "=";
            keys.add(new Key<>(name.getBytes(StandardCharsets.UTF_8), type.keyKind(key), set.value(key)));
        }
    }

    /** Points to a row's entity. */
    void entity(T row) {
        length = setLength;
        boolean first = true;
        for (Key<T> key : keys) {
            if (!first) {
                raw((byte) ',');
            }
            first = false;
            raw(key.name());
            value(key.kind(), String.valueOf(key.value().apply(row)));
        }
        raw((byte) ')');
        entityLength = length;
    }

    /** Points below the entity; the suffix begins with a slash. */
    void below(byte[] suffix) {
        length = entityLength;
        raw(suffix);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The address from the service root on. */
    String relative() {
        return new String(bytes, rootLength, length - rootLength, StandardCharsets.ISO_8859_1);
    }

    /** The whole address. */
    String absolute() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void value(SimpleKind kind, String value) {
        switch (kind) {
            case STRING -> {
                raw((byte) '\'');
                text(value);
                raw((byte) '\'');
            }
            case INT64 -> {
                text(value);
                raw((byte) 'L');
            }
            case INT32, BOOLEAN -> text(value);
            case DATE_TIME, DATE_TIME_OFFSET, BINARY ->
                throw new IllegalStateException("keys of kind " + kind + " are not supported");
        }
    }

    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128) {
                encoded(value.substring(i));
                return;
            }
            ascii((byte) c);
        }
    }

    private void encoded(String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            ascii(b);
        }
    }

    private void ascii(byte b) {
        if (b < 0 || !LITERAL[b]) {
            raw((byte) '%');
            raw(HEX[(b >> 4) & 15]);
            raw(HEX[b & 15]);
            return;
        }
        raw(b);
        if (b == '\'') {
            raw(b);
        }
    }

    private void raw(byte[] more) {
        grow(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void raw(byte b) {
        grow(1);
        bytes[length++] = b;
    }

    private void grow(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
