package dev.durward.authorization.endpoint;

/** The error codes of the authorization service (RFC 6749 section 5.2, contract a.4). */
public enum OAuthError {
    /** A parameter is missing, repeated, or in the wrong place. */
    INVALID_REQUEST("invalid_request", 400),
    /** The client is unknown, or did not prove who it is. */
    INVALID_CLIENT("invalid_client", 401),
    /** The client may not use this grant or endpoint. */
    UNAUTHORIZED_CLIENT("unauthorized_client", 400),
    /** A scope is not defined by the client's application. */
    INVALID_SCOPE("invalid_scope", 400),
    /** The grant is none of this server's. */
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /** Not of RFC 6749; the nearest registered word for a caller that must wait (RFC 6749 section 4.1.2.1). */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 429),
    /** The server can't answer now. */
    SERVER_ERROR("server_error", 503);

    private final String code;
    private final int status;

    OAuthError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
