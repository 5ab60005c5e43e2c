package dev.durward.authorization.endpoint;

import dev.durward.web.Failure;
import dev.durward.web.QueryParameters;
import dev.durward.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a request from its query and its form body (contract a.1). A body of another type is read and
 * ignored, because clients send {@code Content-Type: application/json} with an empty one.
 */
public final class Parameters {
    private static final int LARGEST_BODY_BYTES = 16 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final QueryParameters query;
    private final QueryParameters form;

    private Parameters(QueryParameters query, QueryParameters form) {
        this.query = query;
        this.form = form;
    }

    /**
     * Reads a request.
     *
     * @throws Failure 400 for what can't be decoded, 413 for a body over 16 KiB
     */
    public static Parameters of(Request request) throws IOException {
        byte[] body = request.body().bytes(LARGEST_BODY_BYTES);
        boolean isForm = request.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .orElse(false);
        QueryParameters form = QueryParameters.parse(isForm ? new String(body, StandardCharsets.UTF_8) : "");
        return new Parameters(request.query(), form);
    }

    /** Whether the query holds a parameter. */
    public boolean inQuery(String name) {
        return query.first(name).isPresent();
    }

    /** A parameter of the form body alone. */
    public Optional<String> inBody(String name) {
        return form.first(name);
    }

    /** A parameter from either place; RFC 6749 section 3.2: an empty one counts as absent. */
    public Optional<String> value(String name) {
        return query.first(name).or(() -> form.first(name)).filter(value -> !value.isEmpty());
    }

    /** Whether a parameter came more than once, in one place or over both. */
    public boolean repeated(String name) {
        return query.all(name).size() + form.all(name).size() > 1;
    }
}
