package dev.durward.access.jwt;

import dev.durward.access.jwt.JsonWebTokenCheck.Invalid;
import dev.durward.access.jwt.JsonWebTokenCheck.Reason;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * Access tokens in JWT form (RFC 9068, contract a.3): issued and verified from memory, without the store. Whether a
 * token, its client or its subscription has been revoked or disabled is for the caller to ask.
 */
public final class JsonWebTokens {
    /** The most characters a token of ours may have; longer texts are not looked at. */
    public static final int LONGEST_TOKEN = 4096;

    /** The most characters of all scopes of a token together, so that it stays below {@link #LONGEST_TOKEN}. */
    public static final int LONGEST_SCOPES = 1000;

    /** The longest life of a token, whatever its client's lifetime is (contract a.3). */
    public static final Duration LONGEST_LIFE = Duration.ofHours(12);

    private static final int ID_BYTES = 16;
    // What the clocks of two processes may differ; a token from further ahead was not issued by one of them.
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final Issuers issuers;
    private final InstantSource clock;
    private final SecureRandom random;
    private final JsonWebTokenVerifier verifier;

    /** Issues and verifies with keys. */
    public JsonWebTokens(SigningKeys keys, Issuers issuers, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.issuers = issuers;
        this.clock = clock;
        this.random = random;
        this.verifier = new JsonWebTokenVerifier(keys, issuers);
    }

    /**
     * Issues a token that lives for the client's token lifetime, at most 12 hours, counted from the whole second.
     *
     * @param account the account of the client
     * @param scopes the scopes granted, each of RFC 6749 section 3.3
     * @throws IllegalArgumentException when the scopes have more than {@link #LONGEST_SCOPES} characters together
     * @throws StoreUnavailableException when there is no key yet, because the store was away since the start
     */
    public IssuedJsonWebToken issue(Account account, OAuthClient client, List<String> scopes) {
        requireScopes(scopes);
        PreparedKey key =
                keys.signingNow().orElseThrow(() -> new StoreUnavailableException("there is no signing key yet", null));
        JsonWebToken token = token(account, client, scopes);
        byte[] claims = Base64Url.encodeToBytes(ClaimsWriter.write(issuers.issuer(account.name()), token));
        ByteArrayOutputStream text = new ByteArrayOutputStream(LONGEST_TOKEN / 2);
        text.writeBytes(key.header().getBytes(StandardCharsets.ISO_8859_1));
        text.write('.');
        text.writeBytes(claims);
        byte[] signature = key.sign(text.toByteArray());
        text.write('.');
        text.writeBytes(Base64Url.encodeToBytes(signature));
        return new IssuedJsonWebToken(text.toString(StandardCharsets.ISO_8859_1), token);
    }

    private JsonWebToken token(Account account, OAuthClient client, List<String> scopes) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new JsonWebToken(
                account.name(),
                client.clientId(),
                client.application(),
                HexFormat.of().formatHex(id),
                issuedAt,
                issuedAt.plus(life(client)),
                scopes,
                client.epoch());
    }

    /** How long a token of a client lives from its issue: contract a.3 and a.6, where zero is the original's unlimited. */
    public static Duration life(OAuthClient client) {
        Duration lifetime = client.tokenLifetime();
        return lifetime.isZero() || lifetime.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : lifetime;
    }

    private static void requireScopes(List<String> scopes) {
        int length = 0;
        for (String scope : scopes) {
            length += scope.length() + 1;
            if (scope.isEmpty() || !scope.chars().allMatch(JsonWebTokens::ofScope)) {
                throw new IllegalArgumentException(
                        "a scope must be printable ASCII without space, quote and backslash");
            }
        }
        if (length > LONGEST_SCOPES) {
            throw new IllegalArgumentException(
                    "a JSON Web Token carries at most " + LONGEST_SCOPES + " characters of scopes; ask for fewer");
        }
    }

    private static boolean ofScope(int character) {
        return character > ' ' && character < 0x7F && character != '"' && character != '\\';
    }

    /**
     * Verifies a text as a token that an account issued and that has not expired.
     *
     * @param text what was presented; anything, never the cause of an exception
     * @param account the account whose host was asked
     */
    public JsonWebTokenCheck verify(String text, Account account) {
        return switch (verifier.verify(text)) {
            case Valid(JsonWebToken token) -> judge(token, account);
            case Invalid invalid -> invalid;
        };
    }

    private JsonWebTokenCheck judge(JsonWebToken token, Account account) {
        if (!token.account().equals(account.name())) {
            return new Invalid(Reason.WRONG_ISSUER);
        }
        Instant now = clock.instant();
        if (token.issuedAt().isAfter(now.plus(CLOCK_DIFFERENCE))) {
            return new Invalid(Reason.WRONG_CLAIMS);
        }
        // no leeway: the end was computed by this installation
        return token.expiresAt().isAfter(now) ? new Valid(token) : new Invalid(Reason.EXPIRED);
    }
}
