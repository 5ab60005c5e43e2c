package dev.durward.domain.oauth;

/** How a JSON Web Token is signed (RFC 7518 section 3.1). */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256. */
    ES256,
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256
}
