package dev.durward.authorization.token;

import dev.durward.web.Failure;
import dev.durward.web.QueryParameters;
import dev.durward.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a token request from its query and its form body (contract a.1). A body of another type is read and
 * ignored, because clients send {@code Content-Type: application/json} with an empty one.
 */
final class TokenParameters {
    private static final int LARGEST_BODY_BYTES = 16 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final QueryParameters query;
    private final QueryParameters form;

    private TokenParameters(QueryParameters query, QueryParameters form) {
        this.query = query;
        this.form = form;
    }

    /**
     * Reads a request.
     *
     * @throws Failure 400 for what can't be decoded, 413 for a body over 16 KiB
     */
    static TokenParameters of(Request request) throws IOException {
        byte[] body = request.body().bytes(LARGEST_BODY_BYTES);
        boolean isForm = request.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .orElse(false);
        QueryParameters form = QueryParameters.parse(isForm ? new String(body, StandardCharsets.UTF_8) : "");
        return new TokenParameters(request.query(), form);
    }

    /** Whether the query holds a parameter. */
    boolean inQuery(String name) {
        return query.first(name).isPresent();
    }

    /** A parameter of the form body alone. */
    Optional<String> inBody(String name) {
        return form.first(name);
    }

    /** A parameter from either place; RFC 6749 section 3.2: an empty one counts as absent. */
    Optional<String> value(String name) {
        return query.first(name).or(() -> form.first(name)).filter(value -> !value.isEmpty());
    }

    /** Whether a parameter came more than once, in one place or over both. */
    boolean repeated(String name) {
        return query.all(name).size() + form.all(name).size() > 1;
    }
}
