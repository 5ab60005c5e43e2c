package dev.durward.authorization;

/** The paths of the host {@code oauthasservices-<account>} (contract b.1, j). */
public final class AuthorizationPaths {
    /** The token endpoint. */
    public static final String TOKEN = "/oauth2/api/v1/token";

    /** The revocation endpoint (RFC 7009). */
    public static final String REVOKE = "/oauth2/api/v1/revoke";

    /** The introspection endpoint (RFC 7662). */
    public static final String INTROSPECT = "/oauth2/api/v1/introspect";

    /** The JWK set (RFC 7517). */
    public static final String KEYS = "/oauth2/api/v1/keys";

    /** The metadata, where RFC 8414 section 3.1 puts it for an issuer with a path. */
    public static final String METADATA = "/.well-known/oauth-authorization-server/oauth2";

    /** The metadata, where clients look that append to the issuer. */
    public static final String METADATA_BELOW_ISSUER = "/oauth2/.well-known/oauth-authorization-server";

    private AuthorizationPaths() {}
}
