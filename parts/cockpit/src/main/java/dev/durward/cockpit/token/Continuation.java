package dev.durward.cockpit.token;

import dev.durward.domain.oauth.AccessToken;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.web.Failure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a list of tokens goes on, as callers carry it: opaque to them, and of no use to anybody without the right to the
 * list.
 *
 * @param issuedAt when the last token was issued, milliseconds since 1970
 * @param hash the last token's hash, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one request; compared by nobody
record Continuation(long issuedAt, byte[] hash) {
    private static final int HASH_BYTES = 32;

    static Continuation behind(AccessToken last) {
        return new Continuation(last.issuedAt().toEpochMilli(), last.hash());
    }

    /** Reads {@link #text()}; fails with 400 for anything else. */
    static Continuation read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == Long.BYTES + HASH_BYTES) {
                long issuedAt = bytes.getLong();
                byte[] hash = new byte[HASH_BYTES];
                bytes.get(hash);
                return new Continuation(issuedAt, hash);
            }
        } catch (IllegalArgumentException malformed) {
            // answered below, as any other text that nobody was given
        }
        throw new Failure(400, "query parameter 'after' must be the 'next' of an answer");
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + HASH_BYTES);
        bytes.putLong(issuedAt).put(hash);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The place in the list of a client. */
    AccessToken in(OAuthClient client) {
        return new AccessToken(client.account(), hash, client.clientId(), Instant.ofEpochMilli(issuedAt), List.of());
    }
}
