package dev.durward.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An address below an API's root: path segments and parameters, encoded. */
public final class Query {
    private final StringBuilder path = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();

    private Query() {}

    /** An address of segments, each of which may hold any character. */
    public static Query path(String... segments) {
        Query query = new Query();
        for (String segment : segments) {
            query.path.append('/').append(encoded(segment));
        }
        return query;
    }

    /** An entity of an OData set by its key, and what lies below it. */
    public static Query entity(String set, String key, String... more) {
        Query query = path(set);
        query.path.append("('").append(encoded(key.replace("'", "''"))).append("')");
        for (String segment : more) {
            query.path.append('/').append(segment);
        }
        return query;
    }

    /** Adds a parameter. */
    public Query with(String name, String value) {
        parameters.add(encoded(name) + "=" + encoded(value));
        return this;
    }

    /** The encoded text, beginning with a slash. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? path.toString() : path + "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
