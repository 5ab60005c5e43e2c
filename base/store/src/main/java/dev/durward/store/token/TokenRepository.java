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

    /**
     * Lists tokens of a client that were issued after a moment, oldest first.
     *
     * @param last the last token of the page before, which may be gone meanwhile; empty for the first page
     * @param limit tokens at most, 1 or more
     */
    List<AccessToken> issuedTo(String account, String clientId, Instant after, Optional<AccessToken> last, int limit);

    /** Removes tokens of a client issued at or before a moment, the oldest first, at most {@code limit}; returns how many. */
    int deleteIssuedUpTo(String account, String clientId, Instant moment, int limit);

    /** Every client that tokens were issued to and that is not forgotten, in no order. */
    List<TokenOwner> owners();

    /** Forgets a client without tokens; does nothing while it has any. */
    void forgetOwner(TokenOwner owner);
}
