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
 * @param scopes what was granted, in order; empty for none; each 1 to 255 characters of RFC 6749 section 3.3
 */
@SuppressWarnings("ArrayRecordComponent") // one allocation less on the path that issues tokens; equality is by content
public record AccessToken(String account, byte[] hash, String clientId, Instant issuedAt, List<String> scopes) {
    /** Bytes of a hash. */
    public static final int HASH_BYTES = 32;

    private static final int LONGEST_SCOPE = 255;

    /** Checks the hash's length and the scopes. */
    public AccessToken {
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a token's hash has 32 bytes, not " + hash.length);
        }
        scopes = List.copyOf(scopes);
        for (String scope : scopes) {
            requireScope(scope);
        }
    }

    private static void requireScope(String scope) {
        boolean good = !scope.isEmpty() && scope.length() <= LONGEST_SCOPE;
        for (int i = 0; good && i < scope.length(); i++) {
            char c = scope.charAt(i);
            // RFC 6749 section 3.3: NQCHAR
            good = c > ' ' && c < 0x7F && c != '"' && c != '\\';
        }
        if (!good) {
            throw new IllegalArgumentException("a scope is 1 to 255 printable ASCII characters without \" and \\");
        }
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
                + issuedAt + ", " + scopes + "]";
    }
}
