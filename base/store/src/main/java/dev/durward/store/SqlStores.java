package dev.durward.store;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.store.audit.AuditRepository;
import dev.durward.store.audit.SqlAuditRepository;
import dev.durward.store.content.RuntimeArtifactRepository;
import dev.durward.store.content.SqlRuntimeArtifactRepository;
import dev.durward.store.content.SqlUserCredentialRepository;
import dev.durward.store.content.UserCredentialRepository;
import dev.durward.store.directory.DirectoryRepository;
import dev.durward.store.directory.SqlDirectoryRepository;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.SqlMessageLogRepository;
import dev.durward.store.revocation.RevocationRepository;
import dev.durward.store.revocation.SqlRevocationRepository;
import dev.durward.store.secret.FailedCheckRepository;
import dev.durward.store.secret.SqlFailedCheckRepository;
import dev.durward.store.session.OneTimeCodeRepository;
import dev.durward.store.session.SqlOneTimeCodeRepository;
import dev.durward.store.session.SqlUserSessionRepository;
import dev.durward.store.session.UserSessionRepository;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.DatabaseSet;
import dev.durward.store.token.SqlTokenRepository;
import dev.durward.store.token.TokenRepository;
import java.time.InstantSource;

/** The repositories over SQLite or PostgreSQL. */
public final class SqlStores implements Stores {
    private static final Criterion WARM_UP = new Criterion.Not(new Criterion.Compare(
            new Criterion.Attribute("Status"), Criterion.Comparison.EQ, new Criterion.Value("COMPLETED")));

    private final DatabaseSet databases;
    private final DirectoryRepository directory;
    private final TokenRepository tokens;
    private final RevocationRepository revocations;
    private final FailedCheckRepository failedChecks;
    private final UserSessionRepository sessions;
    private final OneTimeCodeRepository oneTimeCodes;
    private final MessageLogRepository logs;
    private final RuntimeArtifactRepository artifacts;
    private final UserCredentialRepository credentials;
    private final AuditRepository audit;

    private SqlStores(DatabaseSet databases) {
        this.databases = databases;
        directory = new SqlDirectoryRepository(databases.directory());
        tokens = new SqlTokenRepository(databases.tokens());
        revocations = new SqlRevocationRepository(databases.directory());
        failedChecks = new SqlFailedCheckRepository(databases.directory());
        sessions = new SqlUserSessionRepository(databases.directory());
        oneTimeCodes = new SqlOneTimeCodeRepository(databases.directory());
        logs = new SqlMessageLogRepository(databases.logs());
        artifacts = new SqlRuntimeArtifactRepository(databases.directory());
        credentials = new SqlUserCredentialRepository(databases.directory());
        audit = new SqlAuditRepository(databases.directory());
    }

    /**
     * Opens the configured databases and brings their tables to this program's version.
     *
     * @throws StoreUnavailableException when that is not possible; its message names the place and the remedy
     */
    public static Stores open(StoreConfig config) {
        return open(config, InstantSource.system());
    }

    /** Opens the configured databases at a given time. */
    public static Stores open(StoreConfig config, InstantSource time) {
        DatabaseSet databases = DatabaseSet.open(config);
        try {
            SqlStores stores = new SqlStores(databases);
            stores.logs.maintain(time.instant());
            return stores;
        } catch (RuntimeException e) {
            databases.close();
            throw e;
        }
    }

    @Override
    public DirectoryRepository directory() {
        return directory;
    }

    @Override
    public TokenRepository tokens() {
        return tokens;
    }

    @Override
    public RevocationRepository revocations() {
        return revocations;
    }

    @Override
    public FailedCheckRepository failedChecks() {
        return failedChecks;
    }

    @Override
    public UserSessionRepository sessions() {
        return sessions;
    }

    @Override
    public OneTimeCodeRepository oneTimeCodes() {
        return oneTimeCodes;
    }

    @Override
    public MessageLogRepository logs() {
        return logs;
    }

    @Override
    public RuntimeArtifactRepository artifacts() {
        return artifacts;
    }

    @Override
    public UserCredentialRepository credentials() {
        return credentials;
    }

    @Override
    public AuditRepository audit() {
        return audit;
    }

    @Override
    public boolean shared() {
        return switch (databases.directory().dialect()) {
            // the file is locked by its process
            case SQLITE -> false;
            case POSTGRESQL -> true;
        };
    }

    @Override
    public void warmUp() {
        // no account has an empty name; what counts is that jOOQ is loaded and has rendered once
        logs.logs("", PageQuery.first(WARM_UP, 1));
        logs.countLogs("", WARM_UP);
    }

    @Override
    public boolean ready() {
        return databases.all().stream().allMatch(Database::ready);
    }

    @Override
    public void close() {
        databases.close();
    }
}
