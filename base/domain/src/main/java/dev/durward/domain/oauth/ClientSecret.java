package dev.durward.domain.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * One of a client's at most two live secrets, as its slow hash.
 *
 * @param hash the encoded hash; the secret itself is never stored
 * @param createdAt when it was set
 * @param endsAt first moment at which it no longer works; empty for none
 */
public record ClientSecret(String hash, Instant createdAt, Optional<Instant> endsAt) {
    /** Whether the secret works at a moment. */
    public boolean liveAt(Instant now) {
        return endsAt.isEmpty() || now.isBefore(endsAt.get());
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "ClientSecret[createdAt=" + createdAt + ", endsAt=" + endsAt + "]";
    }
}
