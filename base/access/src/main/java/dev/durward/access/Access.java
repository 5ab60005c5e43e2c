package dev.durward.access;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.caller.Authenticator;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.access.caller.UserAuthenticator;
import dev.durward.access.directory.ChangeFollower;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.directory.Freshness;
import dev.durward.access.jwt.JsonWebTokens;
import dev.durward.access.jwt.KeyRotation;
import dev.durward.access.jwt.KeyRotationSchedule;
import dev.durward.access.jwt.SigningKeys;
import dev.durward.access.limit.IssueLimits;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.ApplicationRegistry;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.CredentialSource;
import dev.durward.access.registry.GroupRegistry;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.access.registry.UserRegistry;
import dev.durward.access.secret.MasterKey;
import dev.durward.access.secret.SecretCipher;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.access.session.FirstAdministrator;
import dev.durward.access.session.OneTimeCodes;
import dev.durward.access.session.People;
import dev.durward.access.session.SessionSweep;
import dev.durward.access.session.Sessions;
import dev.durward.access.token.AccessTokens;
import dev.durward.access.token.IssuedTokens;
import dev.durward.access.token.Revocations;
import dev.durward.access.token.TokenSweep;
import dev.durward.store.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** This library put together over one store: who is calling, what they may do, and the changes of that. */
public final class Access implements AutoCloseable {
    // The promise is that every process knows of a change within a second.
    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(250);

    private static final Duration ROTATION_INTERVAL = Duration.ofSeconds(5);

    private static final String SESSION_CSRF = "session-csrf";

    private final MasterKey masterKey;
    private final AccessConfig config;
    private final DirectoryService directory;
    private final AuditTrail audit;
    private final SecretVerifier secrets;
    private final SecretCipher cipher;
    private final ClientAuthenticator clientAuthenticator;
    private final UserAuthenticator userAuthenticator;
    private final AccessTokens tokens;
    private final IssuedTokens issuedTokens;
    private final TokenSweep tokenSweep;
    private final SigningKeys signingKeys;
    private final KeyRotation keyRotation;
    private final KeyRotationSchedule rotating;
    private final IssueLimits opaqueLimits;
    private final IssueLimits jwtLimits;
    private final Authenticator authenticator;
    private final AccountRegistry accounts;
    private final UserRegistry users;
    private final ClientRegistry clients;
    private final ApplicationRegistry applications;
    private final RoleRegistry roles;
    private final Sessions sessions;
    private final OneTimeCodes oneTimeCodes;
    private final FirstAdministrator firstAdministrator;
    private final SessionSweep sessionSweep;
    private final GroupRegistry groups;
    private final ChangeFollower follower;

    /**
     * Reads the directory and starts to follow its changes.
     *
     * @param masterKey encrypts secrets that must be read back; other keys are derived from it
     */
    public Access(Stores stores, MasterKey masterKey, AccessConfig config, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.masterKey = masterKey;
        this.config = config;
        directory = new DirectoryService(stores.directory());
        audit = new AuditTrail(stores.audit());
        secrets = new SecretVerifier(random, masterKey);
        cipher = new SecretCipher(masterKey, random);
        clientAuthenticator = new ClientAuthenticator(directory, secrets, audit, stores.failedChecks(), clock);
        userAuthenticator = new UserAuthenticator(
                new UserAuthenticator.Surroundings(directory, secrets, audit, stores.failedChecks(), clock));
        Freshness freshness = stores.shared() ? new Freshness(System::nanoTime) : Freshness.alone();
        Revocations revocations = new Revocations(stores.revocations(), stores.tokens());
        AccessTokens.Surroundings around =
                new AccessTokens.Surroundings(directory, revocations, freshness, audit, config.profile(), clock);
        signingKeys =
                new SigningKeys(directory, cipher, clock, config.signatures().provider());
        keyRotation = new KeyRotation(directory, cipher, clock, config.keys());
        tokens = new AccessTokens(
                around, stores.tokens(), new JsonWebTokens(signingKeys, config.issuers(), clock, random), random);
        issuedTokens = new IssuedTokens(around, stores.tokens(), tokens);
        tokenSweep = new TokenSweep(around, stores.tokens(), stores.failedChecks());
        opaqueLimits = new IssueLimits(config.opaqueRate());
        jwtLimits = new IssueLimits(config.jwtRate());
        authenticator = new Authenticator(directory, tokens, userAuthenticator);
        accounts = new AccountRegistry(directory, secrets, config.sessions().identityProviders(), clock);
        users = new UserRegistry(directory, secrets, clock);
        CredentialSource credentials = new CredentialSource(secrets, random);
        clients = new ClientRegistry(directory, credentials, clock, config.profile());
        applications = new ApplicationRegistry(directory, credentials, clock);
        roles = new RoleRegistry(directory, clock);
        sessions = new Sessions(
                stores.sessions(),
                new Sessions.Surroundings(
                        new People(directory, config.sessions().identityProviders()), audit, clock),
                config.sessions(),
                masterKey.derive(SESSION_CSRF));
        oneTimeCodes = new OneTimeCodes(stores.oneTimeCodes(), random, clock);
        firstAdministrator = new FirstAdministrator(directory, accounts, oneTimeCodes);
        sessionSweep = new SessionSweep(
                stores.sessions(), stores.oneTimeCodes(), config.sessions().idleLimit(), clock);
        groups = new GroupRegistry(directory, clock);
        follower = new ChangeFollower(
                () -> {
                    directory.refresh();
                    revocations.follow();
                },
                freshness,
                FOLLOW_INTERVAL);
        tokenSweep.start();
        sessionSweep.start();
        rotating = new KeyRotationSchedule(keyRotation, ROTATION_INTERVAL);
    }

    /** Loads the slow hash beside the rest of a start, so that the first caller does not wait for it. Returns at once. */
    public static void warmUp() {
        SecretVerifier.warmUp();
    }

    /** The directory in memory. */
    public DirectoryService directory() {
        return directory;
    }

    /** What was set. */
    public AccessConfig config() {
        return config;
    }

    /** The key that others are derived from. */
    public MasterKey masterKey() {
        return masterKey;
    }

    /** Encrypts what must be read back. */
    public SecretCipher cipher() {
        return cipher;
    }

    /** Checks OAuth clients. */
    public ClientAuthenticator clientAuthenticator() {
        return clientAuthenticator;
    }

    /** Checks local users. */
    public UserAuthenticator userAuthenticator() {
        return userAuthenticator;
    }

    /** Issues and checks access tokens. */
    public AccessTokens tokens() {
        return tokens;
    }

    /** The issued opaque tokens, for lists and single revocations. */
    public IssuedTokens issuedTokens() {
        return issuedTokens;
    }

    /** Removes tokens that have ended; runs by itself. */
    public TokenSweep tokenSweep() {
        return tokenSweep;
    }

    /** The published signing keys. */
    public SigningKeys signingKeys() {
        return signingKeys;
    }

    /** Makes and removes signing keys. */
    public KeyRotation keyRotation() {
        return keyRotation;
    }

    /** How fast opaque tokens are issued. */
    public IssueLimits opaqueLimits() {
        return opaqueLimits;
    }

    /** How fast JSON Web Tokens are issued. */
    public IssueLimits jwtLimits() {
        return jwtLimits;
    }

    /** Tells who calls a tmn or iflmap host. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /** Changes accounts and users. */
    public AccountRegistry accounts() {
        return accounts;
    }

    /** Changes local users. */
    public UserRegistry users() {
        return users;
    }

    /** Changes clients. */
    public ClientRegistry clients() {
        return clients;
    }

    /** Changes subscriptions, with the scopes and secrets of the applications subscribed to. */
    public ApplicationRegistry applications() {
        return applications;
    }

    /** Changes roles. */
    public RoleRegistry roles() {
        return roles;
    }

    /** Sessions of people. */
    public Sessions sessions() {
        return sessions;
    }

    /** Codes that can be presented once. */
    public OneTimeCodes oneTimeCodes() {
        return oneTimeCodes;
    }

    /** Makes the first administrator. */
    public FirstAdministrator firstAdministrator() {
        return firstAdministrator;
    }

    /** Removes sessions and codes that have ended; runs by itself. */
    public SessionSweep sessionSweep() {
        return sessionSweep;
    }

    /** Changes groups. */
    public GroupRegistry groups() {
        return groups;
    }

    /** Stops following, and writes the audit events that wait. */
    @Override
    public void close() {
        follower.close();
        rotating.close();
        tokenSweep.close();
        sessionSweep.close();
        userAuthenticator.close();
        audit.close();
        secrets.close();
    }
}
