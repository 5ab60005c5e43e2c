package dev.durward.store.audit;

import dev.durward.domain.audit.AuditEvent;
import java.util.List;
import java.util.OptionalLong;

/** The audit log at rest. Events that belong to a change are written by that change's repository, in its transaction. */
public interface AuditRepository {
    /** Appends events that belong to no change, such as failed authentications; returns when they are durable. */
    void append(List<AuditEvent> events);

    /** The newest events of an account, newest first, at most {@code limit}. */
    List<AuditEvent> newest(String account, int limit);

    /**
     * The number, counted from 1, of the first event of an account that is not as it was written: changed, missing or
     * put in between; empty when all are. Reads the whole log of the account.
     */
    OptionalLong firstBroken(String account);
}
