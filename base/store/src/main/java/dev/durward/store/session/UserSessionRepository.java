package dev.durward.store.session;

import dev.durward.domain.session.UserSession;
import java.time.Instant;
import java.util.Optional;

/** Sessions of people; every process on a store sees the same. */
public interface UserSessionRepository {
    /**
     * Keeps a new session; false, and nothing is kept, for one whose root is gone. A user who then has more than {@code most} at that host loses those unused for longest, each
     * with those that have it as their root.
     *
     * @param most at least 1
     */
    boolean insert(UserSession session, int most);

    /** A session by its id, ended by time or not; empty for one whose root is gone. */
    Optional<UserSession> find(String id);

    /** Notes that a session was used, and with it its root; nothing when it is gone. */
    void use(String id, Instant time);

    /** Ends a session and all that share its root; returns how many. */
    int end(String root);

    /**
     * Removes sessions that nobody can use any more, at most about {@code limit} of each kind; returns how many.
     *
     * @param unusedSince last used then or before
     * @param now ended then or before
     */
    int deleteEnded(Instant unusedSince, Instant now, int limit);
}
