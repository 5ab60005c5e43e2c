package dev.durward.access;

import dev.durward.access.jwt.Issuers;
import dev.durward.access.jwt.KeyRotationConfig;
import dev.durward.access.jwt.Signatures;
import dev.durward.access.limit.IssueRate;
import dev.durward.access.session.SessionConfig;
import dev.durward.domain.oauth.Profile;

/**
 * What an operator can set.
 *
 * @param issuers names the issuers of JSON Web Tokens
 * @param keys how signing keys follow each other
 * @param signatures whose code signs
 * @param profile which age of the original the authorization service behaves like
 * @param opaqueRate how fast opaque tokens are issued
 * @param jwtRate how fast JSON Web Tokens are issued; the original's limit is higher, too (contract a.5)
 * @param sessions how long people stay signed in
 */
public record AccessConfig(
        Issuers issuers,
        KeyRotationConfig keys,
        Signatures signatures,
        Profile profile,
        IssueRate opaqueRate,
        IssueRate jwtRate,
        SessionConfig sessions) {
    /** Rates that stop a runaway loop on a large machine and no load that is meant. */
    public static final IssueRate DEFAULT_OPAQUE_RATE = new IssueRate(50_000, 100_000, 200_000);

    /** Twice the opaque rate. */
    public static final IssueRate DEFAULT_JWT_RATE = new IssueRate(100_000, 200_000, 400_000);

    /** The defaults for a landscape. */
    public static AccessConfig of(Issuers issuers) {
        return new AccessConfig(
                issuers,
                KeyRotationConfig.DEFAULT,
                Signatures.NATIVE,
                Profile.STANDARD,
                DEFAULT_OPAQUE_RATE,
                DEFAULT_JWT_RATE,
                SessionConfig.DEFAULT);
    }

    /** The same with other limits of sessions. */
    public AccessConfig withSessions(SessionConfig other) {
        return new AccessConfig(issuers, keys, signatures, profile, opaqueRate, jwtRate, other);
    }
}
