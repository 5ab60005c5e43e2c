package dev.durward.access.jwt;

import dev.durward.domain.oauth.OAuthClient;
import java.nio.charset.StandardCharsets;

/** Writes a token's claims as JSON (contract a.3). */
final class ClaimsWriter {
    static final String ISSUER = "iss";
    static final String SUBJECT = "sub";
    static final String CLIENT_ID = "client_id";
    static final String AUDIENCE = "aud";
    static final String ISSUED_AT = "iat";
    static final String EXPIRES_AT = "exp";
    static final String TOKEN_ID = "jti";
    static final String SCOPE = "scope";
    static final String USER_NAME = "user_name";
    static final String ACCOUNT = "subaccount";
    static final String EPOCH = "epoch";

    // A token without scopes has about 450 characters of claims.
    private static final int USUAL_LENGTH = 600;

    private final StringBuilder json = new StringBuilder(USUAL_LENGTH);

    private ClaimsWriter() {}

    /**
     * The claims in ASCII. Names of accounts, applications and clients, scopes (RFC 6749 section 3.3) and issuers have
     * no character that JSON escapes.
     */
    static byte[] write(String issuer, JsonWebToken token) {
        ClaimsWriter claims = new ClaimsWriter();
        claims.json.append('{');
        claims.text(ISSUER, issuer);
        claims.text(SUBJECT, token.clientId());
        claims.text(CLIENT_ID, token.clientId());
        claims.name(AUDIENCE).append("[\"").append(token.application()).append("\"],");
        claims.number(ISSUED_AT, token.issuedAt().getEpochSecond());
        claims.number(EXPIRES_AT, token.expiresAt().getEpochSecond());
        claims.text(TOKEN_ID, token.id());
        if (!token.scopes().isEmpty()) {
            claims.text(SCOPE, String.join(" ", token.scopes()));
        }
        claims.text(USER_NAME, OAuthClient.TECHNICAL_USER_PREFIX + token.clientId());
        claims.text(ACCOUNT, token.account());
        claims.name(EPOCH).append(token.epoch()).append('}');
        return claims.json.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private StringBuilder name(String name) {
        return json.append('"').append(name).append("\":");
    }

    private void text(String name, String value) {
        name(name).append('"').append(value).append("\",");
    }

    private void number(String name, long value) {
        name(name).append(value).append(',');
    }
}
