package dev.durward.access.directory;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.StoreUnavailableException;
import dev.durward.store.directory.DirectoryChange;
import dev.durward.store.directory.DirectoryRaceException;
import dev.durward.store.directory.DirectoryRepository;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the newest {@link Directory} and makes every change to it: into the store first, then visible at once here. */
public final class DirectoryService {
    /**
     * What to change, decided on one state of the directory.
     *
     * @param changes made together or not at all
     * @param events the audit events written with them
     * @param result what the caller wants to know of it
     */
    public record Plan<T>(List<DirectoryChange> changes, List<AuditEvent> events, T result) {
        /** Copies the lists. */
        public Plan {
            changes = List.copyOf(changes);
            events = List.copyOf(events);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryService.class);
    private static final int MOST_TRIES = 20;

    private final DirectoryRepository repository;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Directory current;

    /** Reads the directory. */
    public DirectoryService(DirectoryRepository repository) {
        this.repository = repository;
        this.current = new Directory(repository.load());
    }

    /** The newest state known to this process. */
    public Directory current() {
        return current;
    }

    /**
     * Decides a change on the newest state and makes it. Changes of this process come one after another.
     *
     * @param decision may throw to refuse; nothing is written then
     */
    public <T> T change(Function<Directory, Plan<T>> decision) {
        changing.lock();
        try {
            for (int tries = 1; ; tries++) {
                refresh();
                Plan<T> plan = decision.apply(current);
                try {
                    make(plan);
                    return plan.result();
                } catch (DirectoryRaceException lost) {
                    if (tries == MOST_TRIES) {
                        throw new StoreUnavailableException("other processes keep changing the directory", lost);
                    }
                }
            }
        } finally {
            changing.unlock();
        }
    }

    private void make(Plan<?> plan) {
        if (plan.changes().isEmpty() && plan.events().isEmpty()) {
            return;
        }
        repository.apply(current.data().changeCounter(), plan.changes(), plan.events());
        try {
            refresh();
        } catch (StoreUnavailableException away) {
            // the change is made; the follower reads it when the store is back
            LOG.warn("event=directory_refresh_failed reason=\"{}\"", away.getMessage());
        }
    }

    /** Reads the directory again if another process changed it; cheap otherwise. */
    public void refresh() {
        changing.lock();
        try {
            if (repository.changeCounter() != current.data().changeCounter()) {
                current = new Directory(repository.load());
            }
        } finally {
            changing.unlock();
        }
    }
}
