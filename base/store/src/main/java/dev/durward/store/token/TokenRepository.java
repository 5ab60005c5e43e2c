package dev.durward.store.token;

import dev.durward.domain.oauth.AccessToken;
import java.time.Instant;
import java.util.List;
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

    /**
     * A client's tokens, oldest first.
     *
     * @param after only those issued after this moment
     * @param last only those after this one; empty to begin
     * @param limit at most this many
     */
    List<AccessToken> issuedTo(String account, String clientId, Instant after, Optional<AccessToken> last, int limit);

    /** Every client that tokens are kept of. */
    List<TokenOwner> owners();

    /** Forgets a client that no token is kept of; does nothing while there is one. */
    void forgetOwner(TokenOwner owner);
}
