package dev.durward.domain.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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

    /**
     * Names the secret among its client's: the beginning of the SHA-256 of its salted hash, 12 hexadecimal digits. It
     * tells nothing about the secret.
     */
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The same secret, ending at a moment. */
    public ClientSecret endingAt(Instant moment) {
        return new ClientSecret(hash, createdAt, Optional.of(moment));
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return "ClientSecret[createdAt=" + createdAt + ", endsAt=" + endsAt + "]";
    }
}
