package dev.durward.access.token;

import java.time.Duration;

/**
 * A token that was just issued.
 *
 * @param text what its holder presents
 * @param lifetime how long it is valid from now; zero for ever, only in the legacy profile
 */
public record IssuedToken(String text, Duration lifetime) {
    /** Never shows the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + lifetime + "]";
    }
}
