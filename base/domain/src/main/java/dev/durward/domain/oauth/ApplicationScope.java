package dev.durward.domain.oauth;

import dev.durward.domain.account.ApplicationKey;
import java.util.regex.Pattern;

/**
 * A scope that an application of an account defines; a client of that application may ask for it (contract a.1).
 *
 * @param account technical name of the account that subscribes to the application
 * @param application the application
 * @param scope its id, 1 to 255 characters of RFC 6749 section 3.3, without a comma because clients send lists with one
 * @param description free text, at most 1000 characters, may be empty
 */
public record ApplicationScope(String account, ApplicationKey application, String scope, String description) {
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]{1,255}");

    /** Checks every field, so that an instance is always valid. */
    public ApplicationScope {
        if (!SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException(
                    "scope must have 1 to 255 printable ASCII characters without space, comma, quote or backslash");
        }
        if (description.length() > 1000) {
            throw new IllegalArgumentException("scope description must have at most 1000 characters");
        }
    }
}
