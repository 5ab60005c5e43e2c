package dev.durward.access.jwt;

import dev.durward.domain.account.ApplicationKey;
import java.time.Instant;
import java.util.List;

/**
 * What an access token in JWT form says (RFC 9068, contract a.3).
 *
 * @param account technical name of the account that issued it
 * @param clientId the client it was issued to
 * @param application the application it is for
 * @param id its {@code jti}: 32 lower-case hexadecimal digits
 * @param issuedAt when it was issued, in whole seconds
 * @param expiresAt first moment at which it is no longer valid
 * @param scopes granted scopes, may be empty
 * @param epoch the client's epoch when it was issued; another one means that it is revoked
 */
public record JsonWebToken(
        String account,
        String clientId,
        ApplicationKey application,
        String id,
        Instant issuedAt,
        Instant expiresAt,
        List<String> scopes,
        long epoch) {
    /** Copies the list. */
    public JsonWebToken {
        scopes = List.copyOf(scopes);
    }
}
