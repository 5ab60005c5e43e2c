package dev.durward.authorization.token;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** The scopes that a request asks for: separated by spaces (RFC 6749 section 3.3) or commas (contract a.1). */
final class ScopeRequest {
    private ScopeRequest() {}

    /** Each scope once, in the order asked for; empty for none. */
    static List<String> parse(String text) {
        Set<String> scopes = new LinkedHashSet<>();
        StringTokenizer words = new StringTokenizer(text, " ,");
        while (words.hasMoreTokens()) {
            scopes.add(words.nextToken());
        }
        return List.copyOf(scopes);
    }
}
