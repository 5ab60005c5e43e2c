package dev.durward.cockpit.api;

import dev.durward.web.Failure;
import dev.durward.web.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** What calls have in common beyond their bodies: parameters, addresses, values that may be invalid. */
public final class Paths {
    private static final int HIGHEST_LIMIT = 1000;

    private Paths() {}

    /** The absolute address of something just created below the call's own path. */
    public static String below(Request request, String segment) {
        return self(request) + "/"
                + URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The absolute address of the call without its query, in the form that the caller used. */
    public static String self(Request request) {
        return request.target().origin() + request.target().pathPrefix() + request.path();
    }

    /** Fails with 400 when the query has a parameter that nobody knows or one that occurs twice. */
    public static void requireParameters(Request request, Set<String> known) {
        for (String name : request.query().names()) {
            if (!known.contains(name)) {
                throw new Failure(
                        400,
                        "unknown query parameter '" + name + "'; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (request.query().all(name).size() > 1) {
                throw new Failure(400, "query parameter '" + name + "' must occur once");
            }
        }
    }

    /** Fails with 400 when a query parameter holds a control character: no store keeps one in a name. */
    static void requireKeptTexts(Request request) {
        for (String name : request.query().names()) {
            for (String value : request.query().all(name)) {
                if (value.chars().anyMatch(Character::isISOControl)) {
                    throw new Failure(400, "query parameter '" + name + "' holds a control character");
                }
            }
        }
    }

    /** How many entries an answer may have, as a query parameter {@code limit} says. */
    public static int limit(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST_LIMIT) {
            throw new Failure(400, "query parameter 'limit' must be 1 to " + HIGHEST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    /** A value whose rules were broken by the caller when making it fails with an {@link IllegalArgumentException}. */
    public static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException invalid) {
            throw new Failure(400, String.valueOf(invalid.getMessage()));
        }
    }
}
