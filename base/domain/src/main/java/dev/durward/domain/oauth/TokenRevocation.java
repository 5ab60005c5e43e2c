package dev.durward.domain.oauth;

import java.time.Instant;
import java.util.Arrays;

/**
 * The end of one token before its time.
 *
 * @param account technical name of the account that issued it
 * @param key SHA-256 of an opaque token's text, or of a JSON Web Token's {@code jti}; 32 bytes, not to be changed
 * @param until when the token would have ended anyway; nobody need know of the revocation after it
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content
public record TokenRevocation(String account, byte[] key, Instant until) {
    @Override
    public boolean equals(Object other) {
        return other instanceof TokenRevocation revocation
                && account.equals(revocation.account)
                && Arrays.equals(key, revocation.key)
                && until.equals(revocation.until);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "TokenRevocation[" + account + ", until=" + until + "]";
    }
}
