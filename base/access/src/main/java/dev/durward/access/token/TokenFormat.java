package dev.durward.access.token;

/** The form of an access token (contract i). */
public enum TokenFormat {
    /** A random text that means nothing to its holder; looked up at each use. */
    OPAQUE,
    /** A signed JSON Web Token (RFC 9068). */
    JWT
}
