package dev.durward.store.revocation;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.oauth.TokenRevocation;
import java.time.Instant;
import java.util.List;

/** Tokens that were ended one by one, in the order in which they were; every process follows that order. */
public interface RevocationRepository {
    /**
     * A revocation and its place in the order.
     *
     * @param sequence counts from 1 without gaps
     */
    record Numbered(long sequence, TokenRevocation revocation) {}

    /**
     * Keeps revocations with the audit event of their cause; returns when they are durable, with the number of the last.
     *
     * @param revocations at least one
     */
    long append(List<TokenRevocation> revocations, AuditEvent event);

    /** The revocations after a number, in their order, at most {@code limit}. */
    List<Numbered> after(long sequence, int limit);

    /** Removes revocations of tokens that ended at or before a moment, at most {@code limit}; returns how many. */
    int deleteEnded(Instant moment, int limit);
}
