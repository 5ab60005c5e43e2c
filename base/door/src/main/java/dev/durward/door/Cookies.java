package dev.durward.door;

import dev.durward.web.Request;
import java.util.Arrays;
import java.util.Optional;

/** The cookies that a request came with (RFC 6265 section 5.4). */
public final class Cookies {
    private Cookies() {}

    /** The value of a cookie; empty when there is none of the name, or more than one, which no honest browser sends. */
    public static Optional<String> find(Request request, String name) {
        var values = request.headers("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .limit(2)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
