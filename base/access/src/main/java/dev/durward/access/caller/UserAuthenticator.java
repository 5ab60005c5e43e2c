package dev.durward.access.caller;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.domain.account.Account;
import dev.durward.domain.audit.AuditEvent;
import dev.durward.domain.authorization.LocalUser;
import dev.durward.store.secret.FailedCheckRepository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Checks a local user's name and password (contract e). Unknown users cost the same work as wrong passwords. */
public final class UserAuthenticator implements AutoCloseable {
    /** Outcome of checking a user. */
    public sealed interface Outcome {
        /** The user is who it says. */
        record Known(String user) implements Outcome {}

        /** Unknown, wrong, disabled or locked; which is not said. */
        record Refused() implements Outcome {}

        /** Too many checks are waiting. */
        record Slowed(Duration retryAfter) implements Outcome {}
    }

    private final DirectoryService directory;
    private final SecretVerifier secrets;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final UserLock lock;

    /**
     * What checking users needs to know.
     *
     * @param directory its newest state has the users
     * @param secrets compares passwords
     * @param audit takes failures and locks
     * @param locks keeps locks
     * @param clock tells the time
     */
    public record Surroundings(
            DirectoryService directory,
            SecretVerifier secrets,
            AuditTrail audit,
            FailedCheckRepository locks,
            InstantSource clock) {}

    /** Checks against the directory's newest state. */
    public UserAuthenticator(Surroundings around) {
        this.directory = around.directory();
        this.secrets = around.secrets();
        this.audit = around.audit();
        this.clock = around.clock();
        this.lock = new UserLock(around.locks(), clock);
    }

    /**
     * Checks credentials.
     *
     * @param account technical name of the account called, for the audit log
     * @param credentials what was presented
     * @param source network address of the caller
     */
    public Outcome authenticate(String account, BasicCredentials credentials, String source) {
        String name = CredentialGuard.limited(credentials.name());
        if (lock.locked(name, source)) {
            return new Outcome.Refused();
        }
        Optional<LocalUser> user = directory.current().user(credentials.name());
        String hash = user.map(LocalUser::passwordHash).orElse(secrets.decoyHash());
        return switch (secrets.check(credentials.secret(), List.of(hash))) {
            case RIGHT -> {
                lock.succeeded(name, source);
                yield user.filter(LocalUser::enabled)
                        .<Outcome>map(known -> new Outcome.Known(known.name()))
                        .orElseGet(Outcome.Refused::new);
            }
            case WRONG -> refuse(account, credentials, source);
            case BUSY -> new Outcome.Slowed(Duration.ofSeconds(1));
        };
    }

    private Outcome refuse(String account, BasicCredentials credentials, String source) {
        String name = CredentialGuard.limited(credentials.name());
        record(account, credentials, source, "User authentication failed");
        if (lock.failed(name, source)) {
            record(account, credentials, source, "User locked for 60 minutes after 5 failures");
            if (directory.current().user(credentials.name()).isPresent()) {
                lock.keep(name, source);
            }
        }
        return new Outcome.Refused();
    }

    private void record(String account, BasicCredentials credentials, String source, String message) {
        // callers may name accounts that don't exist; those failures belong to the installation
        String known = directory.current().account(account).isPresent() ? account : Account.PROVIDER;
        audit.record(new AuditEvent(
                known,
                clock.instant(),
                AuditEvent.Category.SECURITY_EVENTS,
                credentials.printableName(),
                source,
                message));
    }

    /** Keeps the locks that wait to be. */
    @Override
    public void close() {
        lock.close();
    }
}
