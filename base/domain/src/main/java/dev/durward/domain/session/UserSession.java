package dev.durward.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A session of a person in a browser, at one host.
 *
 * @param id hexadecimal SHA-256 of the session's secret, which is kept nowhere
 * @param root id of the session that the person signed in with; its own id for that one. All sessions of a root end together
 * @param host label of the host it is good at, such as {@code account}
 * @param user name of the person
 * @param proof what the person signed in with, in a form that changes when that is no longer good
 * @param createdAt when it began
 * @param lastUsedAt when it was last used, to about a twentieth of the idle limit
 * @param endsAt when it ends even if it is in use
 */
public record UserSession(
        String id,
        String root,
        String host,
        String user,
        String proof,
        Instant createdAt,
        Instant lastUsedAt,
        Instant endsAt) {
    /** Checks that nothing is missing. */
    public UserSession {
        Objects.requireNonNull(id);
        Objects.requireNonNull(root);
        Objects.requireNonNull(host);
        Objects.requireNonNull(user);
        Objects.requireNonNull(proof);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(lastUsedAt);
        Objects.requireNonNull(endsAt);
    }

    /** Whether it can be used at a moment: neither at its end nor idle for too long. */
    public boolean liveAt(Instant now, Duration idleLimit) {
        return now.isBefore(endsAt) && now.isBefore(lastUsedAt.plus(idleLimit));
    }
}
