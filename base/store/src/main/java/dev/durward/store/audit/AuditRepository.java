package dev.durward.store.audit;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import java.util.List;
import java.util.OptionalLong;

/** The audit log at rest. Events that belong to a change are written by that change's repository, in its transaction. */
public interface AuditRepository {
    /** Attribute: when it happened. */
    String TIME = "Time";

    /** Attribute: who did it. */
    String USER = "User";

    /** Attribute: the word of its category, such as {@code audit.configuration}. */
    String CATEGORY = "Category";

    /** Attribute: the application that recorded it, {@link #APPLICATION_NAME} for all. */
    String APPLICATION = "Application";

    /** The application that records all events. */
    String APPLICATION_NAME = "durward";

    /** Appends events that belong to no change, such as failed authentications; returns when they are durable. */
    void append(List<AuditEvent> events);

    /** The newest events of an account, newest first, at most {@code limit}. */
    List<AuditEvent> newest(String account, int limit);

    /**
     * One page of an account's events that match, by time, then by number; no other order can be asked for.
     *
     * @param query a criterion on the attributes named here
     */
    Page<AuditRecord> page(String account, PageQuery query);

    /** How many of an account's events match. */
    long count(String account, Criterion criterion);

    /**
     * The number, counted from 1, of the first event of an account that is not as it was written: changed, missing or
     * put in between; empty when all are. Reads the whole log of the account.
     */
    OptionalLong firstBroken(String account);
}
