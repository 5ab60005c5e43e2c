package dev.durward.domain.authorization;

import dev.durward.domain.oauth.OAuthClient;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A person or program that signs in with a name and password kept here. Names are unique in the installation.
 *
 * @param name 1 to 128 characters without a colon, control characters or the prefix {@code oauth_client_}
 * @param passwordHash the encoded slow hash
 * @param enabled false refuses the user
 */
public record LocalUser(String name, String passwordHash, boolean enabled) {
    private static final String COMBINING_DOT = "\u0307";

    /** Checks the name. */
    public LocalUser {
        requireName(name);
    }

    /** Fails with a message for the user unless {@code name} can be the name of a person. */
    public static String requireName(String name) {
        if (name.isBlank()
                || name.length() > 128
                || name.chars().anyMatch(c -> c == ':' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "user name must have 1 to 128 characters, no colon and no control character");
        }
        if (folded(name).startsWith(OAuthClient.TECHNICAL_USER_PREFIX)) {
            throw new IllegalArgumentException(
                    "user name must not begin with oauth_client_, which is kept for OAuth clients");
        }
        return name;
    }

    /** NFKC, without case, and the dotted and dotless i of Turkish as i: what could be taken for the prefix counts. */
    private static String folded(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace(COMBINING_DOT, "");
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "LocalUser[" + name + ", enabled=" + enabled + "]";
    }
}
