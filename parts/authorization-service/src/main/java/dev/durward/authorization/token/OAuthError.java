package dev.durward.authorization.token;

/** The error codes of the token endpoint (RFC 6749 section 5.2, contract a.4). */
enum OAuthError {
    INVALID_REQUEST("invalid_request", 400),
    INVALID_CLIENT("invalid_client", 401),
    INVALID_SCOPE("invalid_scope", 400),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    /** Not of RFC 6749; the nearest registered word for a caller that must wait (RFC 6749 section 4.1.2.1). */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", 429),
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
