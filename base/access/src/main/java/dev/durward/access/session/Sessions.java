package dev.durward.access.session;

import dev.durward.access.audit.AuditTrail;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;
import dev.durward.store.session.UserSessionRepository;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions of people in a browser. They are kept in the store by a hash, so that each process sees the end of one with
 * its next request and nobody who reads the store can use one.
 */
public final class Sessions {
    private static final int SECRET_BYTES = 32;
    // what was never given out is refused without asking the store
    private static final int SECRET_LENGTH = 43;
    private static final int USES_NOTED_PER_IDLE_LIMIT = 20;
    private static final String ALGORITHM = "HmacSHA256";

    /**
     * What sessions need to know.
     *
     * @param people tells who may still have one
     * @param audit takes sign-ins and sign-outs
     * @param clock tells the time
     */
    public record Surroundings(People people, AuditTrail audit, InstantSource clock) {}

    private final UserSessionRepository repository;
    private final Surroundings around;
    private final SessionConfig config;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec csrfKey;

    /**
     * Sessions in a repository.
     *
     * @param csrfKey 32 bytes; the same in all processes on a store
     */
    public Sessions(UserSessionRepository repository, Surroundings around, SessionConfig config, byte[] csrfKey) {
        this.repository = repository;
        this.around = around;
        this.config = config;
        this.csrfKey = new SecretKeySpec(csrfKey, ALGORITHM);
    }

    /** Who may have a session. */
    public People people() {
        return around.people();
    }

    /** Begins a session of somebody who has just signed in. */
    public BegunSession begin(Person person, SessionHost host, String source) {
        Instant now = now();
        Secret secret = newSecret();
        String id = People.sha256(secret.reveal());
        UserSession session = new UserSession(
                id, id, host.label(), person.user(), person.proof(), now, now, now.plus(config.absoluteLimit()));
        keep(session, host, source);
        return new BegunSession(secret, session);
    }

    /**
     * Begins a session at another host for the person of a session. It ends with that one, and no later.
     *
     * @param root id of the session that the person signed in with
     */
    public Optional<BegunSession> beginBeside(String root, SessionHost host, String source) {
        return repository.find(root).filter(this::live).flatMap(known -> beside(known, host, source));
    }

    private Optional<BegunSession> beside(UserSession known, SessionHost host, String source) {
        Instant now = now();
        Secret secret = newSecret();
        UserSession session = new UserSession(
                People.sha256(secret.reveal()),
                known.root(),
                host.label(),
                known.user(),
                known.proof(),
                now,
                now,
                known.endsAt());
        return keep(session, host, source) ? Optional.of(new BegunSession(secret, session)) : Optional.empty();
    }

    /** False when the session that it came from has ended meanwhile. */
    private boolean keep(UserSession session, SessionHost host, String source) {
        if (!repository.insert(session, config.mostPerUser())) {
            return false;
        }
        record(host, session.user(), source, "User signed in at " + host.label());
        return true;
    }

    /**
     * The live session of a secret, which is noted as used.
     *
     * @param secret what the browser presented
     * @param host label of the host it was presented at; a session of another host is none
     */
    public Optional<UserSession> find(String secret, String host) {
        if (secret.length() != SECRET_LENGTH) {
            return Optional.empty();
        }
        Optional<UserSession> found = repository
                .find(People.sha256(secret))
                .filter(session -> session.host().equals(host))
                .filter(this::live);
        found.ifPresent(this::use);
        return found;
    }

    private boolean live(UserSession session) {
        return session.liveAt(now(), config.idleLimit())
                && around.people().known(new Person(session.user(), session.proof()));
    }

    private void use(UserSession session) {
        Instant now = now();
        Duration step = config.idleLimit().dividedBy(USES_NOTED_PER_IDLE_LIMIT);
        if (!now.isBefore(session.lastUsedAt().plus(step))) {
            repository.use(session.id(), now);
        }
    }

    /** Ends the session of an id, if there is one, with those that share its sign-in. */
    public void end(String id, SessionHost host, String source) {
        repository.find(id).ifPresent(session -> end(session, host, source));
    }

    /** Ends a session, with those at other hosts that share its sign-in. */
    public void end(UserSession session, SessionHost host, String source) {
        if (repository.end(session.root()) > 0) {
            record(host, session.user(), source, "User signed out");
        }
    }

    /** What a modifying call of a session has to bring along; the same as long as the session lives. */
    public String csrfToken(UserSession session) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(csrfKey);
            return HexFormat.of().formatHex(mac.doFinal(session.id().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** 256 random bits in base64url, 43 characters. */
    public Secret newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Tells the audit log of a sign-in that failed at a provider, where nobody is known. */
    public void failed(SessionHost host, String source, String message) {
        record(host, "", source, message);
    }

    private void record(SessionHost host, String user, String source, String message) {
        around.audit()
                .record(new AuditEvent(
                        host.account(), now(), AuditEvent.Category.SECURITY_EVENTS, user, source, message));
    }

    private Instant now() {
        return around.clock().instant();
    }
}
