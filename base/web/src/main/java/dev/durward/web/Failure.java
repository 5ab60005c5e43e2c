package dev.durward.web;

import java.util.List;

/** An answer that is not success, thrown by handlers and by accessors of the request; carries no stack trace. */
public final class Failure extends RuntimeException {
    private final int status;
    private final transient Response headers;

    /**
     * Makes a failure without extra headers.
     *
     * @param status 400 to 599
     * @param message text for the user: what happened and what to do; never a secret
     */
    public Failure(int status, String message) {
        this(status, message, Response.of(status));
    }

    private Failure(int status, String message, Response headers) {
        super(message, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a failure has a status of 400 to 599, not " + status);
        }
        this.status = status;
        this.headers = headers;
    }

    /** The same failure with one more header, for example {@code Retry-After}. */
    public Failure with(String name, String value) {
        return new Failure(status, message(), headers.with(name, value));
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** Text for the user. */
    public String message() {
        String text = getMessage();
        return text == null ? "" : text;
    }

    /** The given response with the failure's extra headers added. */
    public Response addHeadersTo(Response response) {
        return response.withAll(headers);
    }

    /** Values of an extra header. */
    public List<String> headers(String name) {
        return headers.headers(name);
    }
}
