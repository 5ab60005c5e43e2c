package dev.durward.server.config;

import dev.durward.access.AccessConfig;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.jwt.KeyRotationConfig;
import dev.durward.access.jwt.Signatures;
import dev.durward.access.limit.IssueRate;
import dev.durward.access.session.SessionConfig;
import dev.durward.domain.oauth.Profile;
import dev.durward.domain.oauth.SignatureAlgorithm;
import dev.durward.yaml.YamlMap;
import java.util.Optional;

/**
 * How the authorization service issues tokens.
 *
 * @param profile which age of the original it behaves like
 * @param keys how signing keys follow each other
 * @param signatures whose code signs
 * @param opaqueRate how fast opaque tokens are issued
 * @param jwtRate how fast JSON Web Tokens are issued
 */
public record TokenConfig(
        Profile profile, KeyRotationConfig keys, Signatures signatures, IssueRate opaqueRate, IssueRate jwtRate) {
    /** What is not configured. */
    public static final TokenConfig DEFAULT = new TokenConfig(
            Profile.STANDARD,
            KeyRotationConfig.DEFAULT,
            Signatures.NATIVE,
            AccessConfig.DEFAULT_OPAQUE_RATE,
            AccessConfig.DEFAULT_JWT_RATE);

    /** Reads section {@code tokens}. */
    static TokenConfig read(YamlMap tokens) {
        TokenConfig config;
        try {
            config = new TokenConfig(
                    tokens.value("profile", TokenConfig::profile).orElse(DEFAULT.profile()),
                    keys(tokens),
                    tokens.value("signatures", TokenConfig::signatures).orElse(DEFAULT.signatures()),
                    rate(tokens.map("opaque-rate"), DEFAULT.opaqueRate()),
                    rate(tokens.map("jwt-rate"), DEFAULT.jwtRate()));
        } catch (IllegalArgumentException invalid) {
            throw tokens.problem(String.valueOf(invalid.getMessage()));
        }
        tokens.refuseUnknownKeys();
        return config;
    }

    private static Profile profile(String word) {
        return switch (word) {
            case "standard" -> Profile.STANDARD;
            case "legacy" -> Profile.LEGACY;
            default -> throw new IllegalArgumentException("profile must be standard or legacy, was '" + word + "'");
        };
    }

    private static SignatureAlgorithm algorithm(String word) {
        return switch (word) {
            case "ES256" -> SignatureAlgorithm.ES256;
            case "RS256" -> SignatureAlgorithm.RS256;
            default ->
                throw new IllegalArgumentException("signature-algorithm must be ES256 or RS256, was '" + word + "'");
        };
    }

    private static Signatures signatures(String word) {
        return switch (word) {
            case "native" -> Signatures.NATIVE;
            case "jdk" -> Signatures.JDK;
            default -> throw new IllegalArgumentException("signatures must be native or jdk, was '" + word + "'");
        };
    }

    private static KeyRotationConfig keys(YamlMap tokens) {
        KeyRotationConfig known = KeyRotationConfig.DEFAULT;
        return new KeyRotationConfig(
                tokens.value("signature-algorithm", TokenConfig::algorithm).orElse(known.algorithm()),
                tokens.duration("key-publish-lead").orElse(known.publishLead()),
                tokens.duration("key-lifetime").orElse(known.keyLifetime()));
    }

    private static IssueRate rate(Optional<YamlMap> section, IssueRate known) {
        if (section.isEmpty()) {
            return known;
        }
        YamlMap rate = section.get();
        IssueRate read = new IssueRate(
                rate.value("client", Integer::valueOf).orElse(known.perClient()),
                rate.value("account", Integer::valueOf).orElse(known.perAccount()),
                rate.value("total", Integer::valueOf).orElse(known.total()));
        rate.refuseUnknownKeys();
        return read;
    }

    /** What access needs, for issuers of a landscape. */
    public AccessConfig access(Issuers issuers) {
        return new AccessConfig(issuers, keys, signatures, profile, opaqueRate, jwtRate, SessionConfig.DEFAULT);
    }
}
