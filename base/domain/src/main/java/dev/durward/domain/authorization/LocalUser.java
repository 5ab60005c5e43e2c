package dev.durward.domain.authorization;

import dev.durward.domain.oauth.OAuthClient;
import java.util.Locale;

/**
 * A person or program that signs in with a name and password kept here. Names are unique in the installation.
 *
 * @param name 1 to 128 characters without a colon, control characters or the prefix {@code oauth_client_}
 * @param passwordHash the encoded slow hash
 * @param enabled false refuses the user
 */
public record LocalUser(String name, String passwordHash, boolean enabled) {
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
        if (name.toLowerCase(Locale.ROOT).startsWith(OAuthClient.TECHNICAL_USER_PREFIX)) {
            throw new IllegalArgumentException(
                    "user name must not begin with oauth_client_, which is kept for OAuth clients");
        }
        return name;
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "LocalUser[" + name + ", enabled=" + enabled + "]";
    }
}
