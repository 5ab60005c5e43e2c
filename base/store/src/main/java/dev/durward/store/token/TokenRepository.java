package dev.durward.store.token;

import dev.durward.domain.oauth.AccessToken;
import java.time.Instant;
import java.util.Optional;

/** Issued opaque tokens at rest. */
public interface TokenRepository {
    /** Keeps a token; returns when it is durable. */
    void insert(AccessToken token);

    /** Looks a token up by the SHA-256 of its text. */
    Optional<AccessToken> find(byte[] hash);

    /** Removes one token of an account; returns whether it was there. */
    boolean delete(String account, byte[] hash);

    /** Removes tokens of a client issued at or before a moment, at most {@code limit}; returns how many. */
    int deleteIssuedUpTo(String account, String clientId, Instant moment, int limit);
}
