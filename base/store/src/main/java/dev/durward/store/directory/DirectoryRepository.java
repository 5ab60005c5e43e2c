package dev.durward.store.directory;

import dev.durward.domain.audit.AuditEvent;
import java.util.List;

/** Accounts, clients, users and roles at rest. */
public interface DirectoryRepository {
    /** Reads everything, in one transaction. */
    DirectoryData load();

    /** The number of changes so far; rises with every {@link #apply}. */
    long changeCounter();

    /**
     * Makes changes and writes their audit events in one transaction: all or nothing.
     *
     * @param decidedAt the change counter of the directory that the changes were decided on
     * @return the change counter after it
     * @throws DirectoryConflictException when a change is refused by what the directory holds
     * @throws DirectoryRaceException when the directory has changed since; decide again
     */
    long apply(long decidedAt, List<DirectoryChange> changes, List<AuditEvent> events);
}
