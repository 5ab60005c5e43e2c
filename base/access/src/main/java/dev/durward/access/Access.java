package dev.durward.access;

import dev.durward.access.audit.AuditTrail;
import dev.durward.access.caller.Authenticator;
import dev.durward.access.caller.ClientAuthenticator;
import dev.durward.access.caller.UserAuthenticator;
import dev.durward.access.directory.DirectoryFollower;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.registry.AccountRegistry;
import dev.durward.access.registry.ClientRegistry;
import dev.durward.access.registry.RoleRegistry;
import dev.durward.access.secret.MasterKey;
import dev.durward.access.secret.SecretCipher;
import dev.durward.access.secret.SecretVerifier;
import dev.durward.access.token.AccessTokens;
import dev.durward.store.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** This library put together over one store: who is calling, what they may do, and the changes of that. */
public final class Access implements AutoCloseable {
    // The promise is that every process knows of a change within a second.
    private static final Duration FOLLOW_INTERVAL = Duration.ofMillis(250);

    private final MasterKey masterKey;
    private final DirectoryService directory;
    private final AuditTrail audit;
    private final SecretVerifier secrets;
    private final SecretCipher cipher;
    private final ClientAuthenticator clientAuthenticator;
    private final UserAuthenticator userAuthenticator;
    private final AccessTokens tokens;
    private final Authenticator authenticator;
    private final AccountRegistry accounts;
    private final ClientRegistry clients;
    private final RoleRegistry roles;
    private final DirectoryFollower follower;

    /**
     * Reads the directory and starts to follow its changes.
     *
     * @param masterKey encrypts secrets that must be read back; other keys are derived from it
     */
    public Access(Stores stores, MasterKey masterKey, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.masterKey = masterKey;
        directory = new DirectoryService(stores.directory());
        audit = new AuditTrail(stores.audit());
        secrets = new SecretVerifier(random);
        cipher = new SecretCipher(masterKey, random);
        clientAuthenticator = new ClientAuthenticator(directory, secrets, audit, clock);
        userAuthenticator = new UserAuthenticator(directory, secrets, audit, clock);
        tokens = new AccessTokens(directory, stores.tokens(), clock, random);
        authenticator = new Authenticator(directory, tokens, userAuthenticator);
        accounts = new AccountRegistry(directory, secrets, clock);
        clients = new ClientRegistry(directory, secrets, clock, random);
        roles = new RoleRegistry(directory, clock);
        follower = new DirectoryFollower(directory, FOLLOW_INTERVAL);
    }

    /** Loads the slow hash beside the rest of a start, so that the first caller does not wait for it. Returns at once. */
    public static void warmUp() {
        SecretVerifier.warmUp();
    }

    /** The directory in memory. */
    public DirectoryService directory() {
        return directory;
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

    /** Tells who calls a tmn or iflmap host. */
    public Authenticator authenticator() {
        return authenticator;
    }

    /** Changes accounts and users. */
    public AccountRegistry accounts() {
        return accounts;
    }

    /** Changes clients. */
    public ClientRegistry clients() {
        return clients;
    }

    /** Changes roles. */
    public RoleRegistry roles() {
        return roles;
    }

    /** Stops following, and writes the audit events that wait. */
    @Override
    public void close() {
        follower.close();
        audit.close();
        secrets.close();
    }
}
