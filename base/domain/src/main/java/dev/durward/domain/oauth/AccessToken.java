package dev.durward.domain.oauth;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An issued opaque access token as it is kept: by the SHA-256 of its text, never the text (contract a.2).
 *
 * @param account technical name of the account that issued it
 * @param hash SHA-256 of the token's ASCII text, 32 bytes; not to be changed by the holder
 * @param clientId the client it was issued to
 * @param issuedAt when it was issued; it ends this long plus the client's current lifetime (a.6)
 * @param scopes the scopes it was granted, each 1 to 255 characters of RFC 6749 section 3.3; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // one allocation less on the path that issues tokens; equality is by content
public record AccessToken(String account, byte[] hash, String clientId, Instant issuedAt, List<String> scopes) {
    /** Copies the list. */
    public AccessToken {
        scopes = List.copyOf(scopes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken token
                && Arrays.equals(hash, token.hash)
                && account.equals(token.account)
                && clientId.equals(token.clientId)
                && issuedAt.equals(token.issuedAt)
                && scopes.equals(token.scopes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Shows the first eight hexadecimal digits of the hash, as the audit log does. */
    @Override
    public String toString() {
        return "AccessToken[" + account + ", " + HexFormat.of().formatHex(hash, 0, 4) + "..., " + clientId + ", "
                + issuedAt + "]";
    }
}
