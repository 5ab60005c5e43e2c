package dev.durward.authorization.token;

import dev.durward.access.limit.IssueLimits;
import dev.durward.access.token.AccessTokens;
import dev.durward.access.token.IssuedToken;
import dev.durward.access.token.TokenFormat;
import dev.durward.authorization.endpoint.OAuthError;
import dev.durward.authorization.endpoint.Refusal;
import dev.durward.authorization.token.TokenResult.Issued;
import dev.durward.authorization.token.TokenResult.NotIssued;
import dev.durward.domain.oauth.OAuthClient;
import java.time.Duration;
import java.util.List;

/** Issues tokens within their rate limits (contract a.5); JSON Web Tokens have limits of their own. */
public final class TokenIssuer {
    private final AccessTokens tokens;
    private final IssueLimits opaqueLimits;
    private final IssueLimits jwtLimits;

    /** Issues through the installation's tokens. */
    public TokenIssuer(AccessTokens tokens, IssueLimits opaqueLimits, IssueLimits jwtLimits) {
        this.tokens = tokens;
        this.opaqueLimits = opaqueLimits;
        this.jwtLimits = jwtLimits;
    }

    TokenResult issue(OAuthClient client, TokenFormat format, List<String> scopes, String source) {
        Duration pause = switch (format) {
            case OPAQUE -> opaqueLimits.take(client);
            case JWT -> jwtLimits.take(client);
        };
        if (!pause.isZero()) {
            return new NotIssued(new Refusal.Slowed(pause));
        }
        try {
            IssuedToken token = switch (format) {
                case OPAQUE -> tokens.issue(client, scopes, source);
                case JWT -> tokens.issueJwt(client, scopes, source);
            };
            return new Issued(token, scopes);
        } catch (IllegalArgumentException tooManyScopes) {
            return new NotIssued(
                    new Refusal.Refused(OAuthError.INVALID_SCOPE, String.valueOf(tooManyScopes.getMessage())));
        }
    }
}
