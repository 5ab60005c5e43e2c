package dev.durward.access.jwt;

/**
 * A token's claims as they stand in it, each of the right type but not yet judged.
 *
 * @param issuer claim {@code iss}
 * @param audience the only member of claim {@code aud}
 * @param issuedAt claim {@code iat}, seconds since 1970
 * @param expiresAt claim {@code exp}, seconds since 1970
 * @param scope claim {@code scope}, empty when absent
 */
record Claims(
        String issuer,
        String subject,
        String clientId,
        String audience,
        long issuedAt,
        long expiresAt,
        String tokenId,
        String scope,
        String userName,
        String account,
        long epoch) {}
