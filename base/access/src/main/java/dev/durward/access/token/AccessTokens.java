package dev.durward.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.durward.access.directory.Directory;
import dev.durward.access.directory.DirectoryService;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.token.TokenRepository;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opaque access tokens: 128 random bits as 32 lower-case hexadecimal digits, kept by their SHA-256 (contract a.2). A
 * token ends at its issue plus its client's current lifetime (a.6); there is no stored end.
 */
public final class AccessTokens {
    private static final int RANDOM_BYTES = 16;
    // Shorter or longer texts were never issued; they are refused without asking the store.
    private static final int LONGEST_TOKEN = 64;
    private static final int RECENT_TOKENS = 50_000;

    private final DirectoryService directory;
    private final TokenRepository repository;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Cache<ByteBuffer, AccessToken> recent =
            Caffeine.newBuilder().maximumSize(RECENT_TOKENS).build();

    /** Issues into and checks against a repository. */
    public AccessTokens(
            DirectoryService directory, TokenRepository repository, InstantSource clock, SecureRandom random) {
        this.directory = directory;
        this.repository = repository;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Issues a token for a client and returns its text when it is durable.
     *
     * @throws dev.durward.store.StoreUnavailableException when it can't be kept; no token exists then
     */
    public String issue(OAuthClient client) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String text = HexFormat.of().formatHex(bytes);
        repository.insert(new AccessToken(client.account(), sha256(text), client.clientId(), issueTime(client)));
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

    /**
     * The client that a token was issued to, if the token is valid now at an application of an account; empty otherwise.
     *
     * @param text the token as presented
     * @throws dev.durward.store.StoreUnavailableException when the token can't be looked up
     */
    public Optional<OAuthClient> check(String text, Account account, ApplicationKey application) {
        if (text.isEmpty() || text.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Directory now = directory.current();
        return find(sha256(text))
                .filter(token -> token.account().equals(account.name()))
                .flatMap(token -> now.client(account.name(), token.clientId())
                        .filter(client ->
                                client.enabled() && client.application().equals(application) && live(token, client)));
    }

    private Optional<AccessToken> find(byte[] hash) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        AccessToken known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AccessToken> stored = repository.find(hash);
        stored.ifPresent(token -> recent.put(key, token));
        return stored;
    }

    private boolean live(AccessToken token, OAuthClient client) {
        return token.issuedAt().isAfter(client.tokensIssuedAfter())
                && clock.instant().isBefore(token.issuedAt().plus(client.tokenLifetime()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
