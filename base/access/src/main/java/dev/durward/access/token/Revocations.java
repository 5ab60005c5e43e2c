package dev.durward.access.token;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.TokenRevocation;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.revocation.RevocationRepository;
import dev.durward.store.revocation.RevocationRepository.Numbered;
import dev.durward.store.token.TokenRepository;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens that were ended one by one and would still live otherwise. Every check asks here first. A revocation holds
 * in this process as soon as it is durable, and in another as soon as that follows.
 */
public final class Revocations {
    /**
     * A revocation in memory.
     *
     * @param rowDeleted whether this process saw the token's row go; another may have died before it could delete it
     */
    private record Known(TokenRevocation revocation, boolean rowDeleted) {}

    private static final int PAGE = 1000;
    // about 30 MB; a client that ends this many JSON Web Tokens one by one should end them all
    private static final int MOST = 200_000;

    private final RevocationRepository repository;
    private final TokenRepository tokens;
    private final ConcurrentHashMap<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final ReentrantLock following = new ReentrantLock();
    private long newest;

    /** Reads what was revoked. */
    public Revocations(RevocationRepository repository, TokenRepository tokens) {
        this.repository = repository;
        this.tokens = tokens;
        follow();
    }

    /** Whether the token of this {@link ValidToken#id} was revoked. */
    boolean contains(byte[] id) {
        return !known.isEmpty() && known.containsKey(ByteBuffer.wrap(id));
    }

    /**
     * Ends a token; it is dead when this returns.
     *
     * @throws StoreUnavailableException when that can't be kept, or too many are revoked one by one already
     */
    void revoke(TokenRevocation revocation, AuditEvent event) {
        if (known.size() >= MOST) {
            throw new StoreUnavailableException(
                    MOST + " tokens are revoked one by one already; revoke all tokens of a client instead", null);
        }
        repository.append(List.of(revocation), event);
        ByteBuffer key = ByteBuffer.wrap(revocation.key());
        known.put(key, new Known(revocation, false));
        tokens.delete(revocation.account(), revocation.key());
        known.put(key, new Known(revocation, true));
    }

    /** Reads what other processes revoked since the last time. */
    public void follow() {
        following.lock();
        try {
            List<Numbered> page;
            do {
                page = repository.after(newest, PAGE);
                for (Numbered numbered : page) {
                    TokenRevocation revocation = numbered.revocation();
                    known.putIfAbsent(ByteBuffer.wrap(revocation.key()), new Known(revocation, false));
                    newest = numbered.sequence();
                }
            } while (page.size() == PAGE);
        } finally {
            following.unlock();
        }
    }

    /**
     * Forgets revocations of tokens that have ended by now. A row that a process could not delete because it died goes
     * first, so that no token comes back.
     */
    void sweep(Instant now) {
        List<Known> ended = known.values().stream()
                .filter(each -> !each.revocation().until().isAfter(now))
                .toList();
        for (Known each : ended) {
            if (!each.rowDeleted()) {
                tokens.delete(each.revocation().account(), each.revocation().key());
            }
        }
        int deleted;
        do {
            deleted = repository.deleteEnded(now, PAGE);
        } while (deleted == PAGE);
        ended.forEach(each -> known.remove(ByteBuffer.wrap(each.revocation().key())));
    }
}
