package dev.durward.store;

import dev.durward.store.audit.AuditRepository;
import dev.durward.store.content.RuntimeArtifactRepository;
import dev.durward.store.content.UserCredentialRepository;
import dev.durward.store.directory.DirectoryRepository;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.revocation.RevocationRepository;
import dev.durward.store.secret.FailedCheckRepository;
import dev.durward.store.session.OneTimeCodeRepository;
import dev.durward.store.session.UserSessionRepository;
import dev.durward.store.token.TokenRepository;

/** All repositories over one configured store. Every call may throw {@link StoreUnavailableException}. */
public interface Stores extends AutoCloseable {
    /** Accounts, clients, users and roles. */
    DirectoryRepository directory();

    /** Issued tokens. */
    TokenRepository tokens();

    /** Tokens ended before their time. */
    RevocationRepository revocations();

    /** Slow checks of secrets that failed. */
    FailedCheckRepository failedChecks();

    /** Sessions of people. */
    UserSessionRepository sessions();

    /** Codes that can be presented once. */
    OneTimeCodeRepository oneTimeCodes();

    /** Message processing logs. */
    MessageLogRepository logs();

    /** Deployed flows. */
    RuntimeArtifactRepository artifacts();

    /** User credentials. */
    UserCredentialRepository credentials();

    /** The audit log. */
    AuditRepository audit();

    /** Whether other processes may work on the same store. */
    boolean shared();

    /** Loads what the first question about logs would wait for; to be called in the background after the start. */
    void warmUp();

    /** Whether the store answers now; for the readiness check. */
    boolean ready();

    /** Writes what is queued, then closes every connection. */
    @Override
    void close();
}
