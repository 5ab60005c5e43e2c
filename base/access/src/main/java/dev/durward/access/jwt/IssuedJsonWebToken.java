package dev.durward.access.jwt;

/**
 * A token just issued.
 *
 * @param text the compact form (RFC 7515 section 7.1), at most {@link JsonWebTokens#LONGEST_TOKEN} characters
 * @param token what it says
 */
public record IssuedJsonWebToken(String text, JsonWebToken token) {
    /** Never shows the text. */
    @Override
    public String toString() {
        return "IssuedJsonWebToken[" + token.id() + "]";
    }
}
