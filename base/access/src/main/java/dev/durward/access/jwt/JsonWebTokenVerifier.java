package dev.durward.access.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.access.jwt.JsonWebTokenCheck.Invalid;
import dev.durward.access.jwt.JsonWebTokenCheck.Reason;
import dev.durward.access.jwt.JsonWebTokenCheck.Valid;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.OAuthClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether a text is a token that a published key signed, and what it says. Answers depend on nothing that changes
 * but the keys, so good ones are remembered; time and account are judged by the caller each time.
 */
final class JsonWebTokenVerifier {
    // About 10 MB; a signature costs as much to check as a hundred look-ups.
    private static final int REMEMBERED_TOKENS = 20_000;

    private static final Pattern TOKEN_ID = Pattern.compile("[0-9a-f]{32}");

    private record Remembered(PreparedKey key, JsonWebToken token) {}

    private final SigningKeys keys;
    private final Issuers issuers;
    private final Cache<ByteBuffer, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_TOKENS).build();

    JsonWebTokenVerifier(SigningKeys keys, Issuers issuers) {
        this.keys = keys;
        this.issuers = issuers;
    }

    JsonWebTokenCheck verify(String text) {
        if (text.length() > JsonWebTokens.LONGEST_TOKEN) {
            return new Invalid(Reason.MALFORMED);
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return new Invalid(Reason.MALFORMED);
        }
        // Each key has one header, character for character. So a header is never parsed, and nothing in it can choose
        // an algorithm, a key or an address (RFC 8725 sections 3.1 and 3.10).
        return keys.withHeader(text.substring(0, first))
                .map(key -> verify(key, text, second))
                .orElseGet(() -> new Invalid(Reason.UNKNOWN_KEY));
    }

    private JsonWebTokenCheck verify(PreparedKey key, String text, int secondDot) {
        ByteBuffer hash = sha256(text);
        Remembered known = remembered.getIfPresent(hash);
        if (known != null && known.key() == key) {
            return new Valid(known.token());
        }
        Optional<byte[]> signature = Base64Url.decode(text.substring(secondDot + 1));
        byte[] signed = text.substring(0, secondDot).getBytes(StandardCharsets.UTF_8);
        if (signature.isEmpty() || !key.verify(signed, signature.get())) {
            return new Invalid(Reason.WRONG_SIGNATURE);
        }
        Optional<JsonWebToken> token = Base64Url.decode(
                        text.substring(key.header().length() + 1, secondDot))
                .flatMap(ClaimsReader::read)
                .flatMap(this::token);
        if (token.isEmpty()) {
            return new Invalid(Reason.WRONG_CLAIMS);
        }
        remembered.put(hash, new Remembered(key, token.get()));
        return new Valid(token.get());
    }

    /** The token if its claims agree with each other; empty otherwise. */
    private Optional<JsonWebToken> token(Claims claims) {
        boolean agree = claims.issuer().equals(issuers.issuer(claims.account()))
                && claims.subject().equals(claims.clientId())
                && claims.userName().equals(OAuthClient.TECHNICAL_USER_PREFIX + claims.clientId())
                && TOKEN_ID.matcher(claims.tokenId()).matches();
        if (!agree || !plausible(claims.issuedAt(), claims.expiresAt())) {
            return Optional.empty();
        }
        return application(claims.audience())
                .map(application -> new JsonWebToken(
                        claims.account(),
                        claims.clientId(),
                        application,
                        claims.tokenId(),
                        Instant.ofEpochSecond(claims.issuedAt()),
                        Instant.ofEpochSecond(claims.expiresAt()),
                        claims.scope().isEmpty()
                                ? List.of()
                                : List.of(claims.scope().split(" ")),
                        claims.epoch()));
    }

    private static boolean plausible(long issuedAt, long expiresAt) {
        return issuedAt > 0
                && expiresAt > issuedAt
                && expiresAt - issuedAt <= JsonWebTokens.LONGEST_LIFE.toSeconds()
                && expiresAt <= Instant.MAX.getEpochSecond();
    }

    private static Optional<ApplicationKey> application(String audience) {
        try {
            ApplicationKey application = ApplicationKey.parse(audience);
            return application.toString().equals(audience) ? Optional.of(application) : Optional.empty();
        } catch (IllegalArgumentException noApplication) {
            return Optional.empty();
        }
    }

    private static ByteBuffer sha256(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
