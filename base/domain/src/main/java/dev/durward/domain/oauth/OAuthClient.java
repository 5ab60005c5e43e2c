package dev.durward.domain.oauth;

import dev.durward.domain.account.ApplicationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A confidential client for the client credentials grant, registered in one account (contract c).
 *
 * @param account technical name of the account that owns the client
 * @param clientId 1 to 128 of {@code A-Z a-z 0-9 . _ ~ -}; unique in the installation without regard to case, matched
 *     exactly
 * @param name display name, 1 to 255 characters
 * @param description free text, may be empty
 * @param application the subscribed application that the client's tokens are valid for
 * @param secrets at most two, newest first
 * @param authentication where the client may put its credentials
 * @param tokenLifetime how long an access token lives, 1 second to 180 days, or zero for the original's unlimited ones;
 *     applies to issued tokens too (a.6)
 * @param enabled false refuses the client and its tokens
 * @param tokensIssuedAfter tokens issued at or before this moment are no longer valid; {@link Instant#EPOCH} for none
 * @param epoch rises when all of the client's tokens are revoked; starts at the time of the registration in
 *     milliseconds, so that a client registered under the id of a deleted one has another
 */
public record OAuthClient(
        String account,
        String clientId,
        String name,
        String description,
        ApplicationKey application,
        List<ClientSecret> secrets,
        ClientAuthentication authentication,
        Duration tokenLifetime,
        boolean enabled,
        Instant tokensIssuedAfter,
        long epoch) {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    /** The longest lifetime of a token (contract a.6). */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(180);

    /** What the name of every client's technical user begins with. */
    public static final String TECHNICAL_USER_PREFIX = "oauth_client_";

    /** The lifetime of a client's tokens where none is given. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(60);

    /** Checks every field, so that an instance is always valid. */
    public OAuthClient {
        Objects.requireNonNull(account);
        Objects.requireNonNull(application);
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new IllegalArgumentException("client id must be 1 to 128 characters of A-Z a-z 0-9 . _ ~ -");
        }
        if (clientId.toLowerCase(Locale.ROOT).startsWith(TECHNICAL_USER_PREFIX)) {
            throw new IllegalArgumentException(
                    "client id must not begin with oauth_client_, which is kept for the users of clients");
        }
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("client name must have 1 to 255 characters");
        }
        if (description.length() > 1000) {
            throw new IllegalArgumentException("client description must have at most 1000 characters");
        }
        if (!tokenLifetime.isZero()
                && (tokenLifetime.toSeconds() < 1 || tokenLifetime.compareTo(LONGEST_LIFETIME) > 0)) {
            throw new IllegalArgumentException(
                    "token lifetime must be 1 second to 180 days, was " + tokenLifetime.toSeconds() + " seconds");
        }
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException("a client has one or two secrets");
        }
    }

    /** The user that roles are assigned to for this client. */
    public String technicalUser() {
        return TECHNICAL_USER_PREFIX + clientId;
    }

    /** The same client with other secrets. */
    public OAuthClient withSecrets(List<ClientSecret> others) {
        return new OAuthClient(
                account,
                clientId,
                name,
                description,
                application,
                others,
                authentication,
                tokenLifetime,
                enabled,
                tokensIssuedAfter,
                epoch);
    }

    /** The same client with every token that was issued up to a moment revoked. */
    public OAuthClient revokedAt(Instant now) {
        Instant cutOff = now.isAfter(tokensIssuedAfter) ? now : tokensIssuedAfter;
        return new OAuthClient(
                account,
                clientId,
                name,
                description,
                application,
                secrets,
                authentication,
                tokenLifetime,
                enabled,
                cutOff,
                Math.max(epoch + 1, now.toEpochMilli()));
    }

    /** The form in which client ids are compared for uniqueness. */
    public static String uniqueForm(String clientId) {
        return clientId.toLowerCase(Locale.ROOT);
    }
}
