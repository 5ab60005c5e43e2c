package dev.durward.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.token.TokenRepository;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Opaque access tokens: 128 random bits as 32 lower-case hexadecimal digits, kept by their SHA-256 (contract a.2). */
final class OpaqueTokens {
    private static final int RANDOM_BYTES = 16;
    // Shorter or longer texts were never issued; they are refused without asking the store.
    private static final int LONGEST_TOKEN = 64;
    private static final int RECENT_TOKENS = 50_000;
    /** How long a token may be remembered without asking the store; a revocation is remembered for longer. */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final TokenRepository repository;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Cache<ByteBuffer, AccessToken> recent = Caffeine.newBuilder()
            .maximumSize(RECENT_TOKENS)
            .expireAfterWrite(REMEMBERED)
            .build();

    OpaqueTokens(TokenRepository repository, InstantSource clock, SecureRandom random) {
        this.repository = repository;
        this.clock = clock;
        this.random = random;
    }

    /** Issues a token and returns its text when it is durable. */
    String issue(OAuthClient client, List<String> scopes) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes);
        repository.insert(
                new AccessToken(client.account(), sha256(text), client.clientId(), issueTime(client), scopes));
        return text;
    }

    /**
     * Never at or before the client's cut-off, so that a token issued right after a revocation lives; in milliseconds, as
     * it is kept.
     */
    private Instant issueTime(OAuthClient client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(client.tokensIssuedAfter())
                ? now
                : client.tokensIssuedAfter().plusMillis(1);
    }

    /** The hash by which a text's token would be kept; empty for a text that was never issued. */
    static Optional<byte[]> hash(String text) {
        return text.isEmpty() || text.length() > LONGEST_TOKEN ? Optional.empty() : Optional.of(sha256(text));
    }

    /** The kept token of a hash, valid or not. */
    Optional<AccessToken> find(byte[] hash) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        AccessToken known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AccessToken> stored = repository.find(hash);
        stored.ifPresent(token -> recent.put(key, token));
        return stored;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
