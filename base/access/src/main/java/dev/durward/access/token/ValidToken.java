package dev.durward.access.token;

import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.oauth.TokenRevocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token that is valid now: not expired, not revoked, and its client, subscription and account are enabled.
 *
 * @param format its form
 * @param client the client it was issued to, as it is now
 * @param scopes the scopes it was granted; empty for none
 * @param issuedAt when it was issued
 * @param endsAt when it ends by today's lifetime of its client; empty for never
 * @param id names it without telling it: SHA-256 of an opaque token, or of a JSON Web Token's {@code jti}; 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one request; compared by nobody
public record ValidToken(
        TokenFormat format,
        OAuthClient client,
        List<String> scopes,
        Instant issuedAt,
        Optional<Instant> endsAt,
        byte[] id) {
    /** What ends it before its time. */
    TokenRevocation revocation(Instant until) {
        return new TokenRevocation(client.account(), id, until);
    }
}
