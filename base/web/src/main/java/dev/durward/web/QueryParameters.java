package dev.durward.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decoded name-value pairs of a query or of a form body, in their order; {@code +} is a space. */
public final class QueryParameters {
    private static final QueryParameters EMPTY = new QueryParameters(List.of());

    private final List<Pair> pairs;

    private record Pair(String name, String value) {}

    private QueryParameters(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /**
     * Decodes {@code a=1&b=2}; a pair without {@code =} has an empty value, empty pairs are skipped.
     *
     * @throws Failure 400 for malformed percent-encoding
     */
    public static QueryParameters parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        var pairs = new ArrayList<Pair>(4);
        int start = 0;
        while (start <= raw.length()) {
            int and = raw.indexOf('&', start);
            int end = and < 0 ? raw.length() : and;
            if (end > start) {
                pairs.add(pair(raw, start, end));
            }
            start = end + 1;
        }
        return new QueryParameters(pairs);
    }

    private static Pair pair(String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            return new Pair(decode(raw.substring(start, end)), "");
        }
        return new Pair(decode(raw.substring(start, equals)), decode(raw.substring(equals + 1, end)));
    }

    private static String decode(String raw) {
        return PercentDecoding.decode(raw, PercentDecoding.Plus.SPACE);
    }

    /** All values of a name, in order; empty when the name does not occur. */
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (Pair pair : pairs) {
            if (pair.name.equals(name)) {
                values.add(pair.value);
            }
        }
        return values;
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        for (Pair pair : pairs) {
            if (pair.name.equals(name)) {
                return Optional.of(pair.value);
            }
        }
        return Optional.empty();
    }

    /** The names, each once, in order of appearance. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        pairs.forEach(pair -> names.add(pair.name));
        return names;
    }
}
