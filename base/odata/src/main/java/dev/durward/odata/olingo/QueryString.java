package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.core.commons.Decoder;

/**
 * The query of an address, as it was sent and decoded. A plus is a space (contract section 3).
 *
 * @param parts name decoded and the whole part as it was sent, in order
 * @param values decoded values by decoded name
 */
public record QueryString(List<Part> parts, Map<String, List<String>> values) {
    /** The query option for the form of the answer. */
    public static final String FORMAT = "$format";

    private static final QueryString NONE = new QueryString(List.of(), Map.of());

    /** A part between two ampersands. */
    public record Part(String name, String raw) {}

    /** Reads a query; refuses one that is not percent-encoded UTF-8. */
    public static QueryString parse(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return NONE;
        }
        List<Part> parts = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String raw : rawQuery.split("&", -1)) {
            if (!raw.isEmpty()) {
                String spaced = raw.replace("+", "%20");
                int equals = spaced.indexOf('=');
                String name = decode(equals < 0 ? spaced : spaced.substring(0, equals));
                String value = equals < 0 ? "" : decode(spaced.substring(equals + 1));
                parts.add(new Part(name, spaced));
                values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
            }
        }
        return new QueryString(parts, values);
    }

    /** The first value of an option. */
    public Optional<String> first(String name) {
        List<String> all = values.get(name);
        return all == null ? Optional.empty() : Optional.of(all.getFirst());
    }

    static String decode(String text) {
        String decoded;
        try {
            decoded = Decoder.decode(text);
        } catch (IllegalArgumentException notEncoded) {
            throw Refusal.badRequest("Invalid URI syntax.");
        }
        // PostgreSQL can't hold this character, and no value of ours has it
        if (decoded.indexOf('\0') >= 0) {
            throw Refusal.badRequest("Invalid URI syntax.");
        }
        return decoded;
    }
}
