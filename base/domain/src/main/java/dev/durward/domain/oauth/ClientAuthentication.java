package dev.durward.domain.oauth;

import java.util.Locale;

/** Where a client may put its id and secret in a token request. */
public enum ClientAuthentication {
    /** Only the Basic header, as the original (contract a.1). */
    BASIC,
    /** The Basic header, or {@code client_id} and {@code client_secret} in the form body (RFC 6749 section 2.3.1). */
    BASIC_OR_BODY;

    /** The word used in JSON and YAML: {@code basic} or {@code basic-or-body}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #word()}; fails with a message for the user. */
    public static ClientAuthentication parse(String word) {
        return switch (word) {
            case "basic" -> BASIC;
            case "basic-or-body" -> BASIC_OR_BODY;
            default ->
                throw new IllegalArgumentException(
                        "client authentication must be basic or basic-or-body, was '" + word + "'");
        };
    }
}
