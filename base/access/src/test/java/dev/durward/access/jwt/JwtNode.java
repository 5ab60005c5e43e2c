package dev.durward.access.jwt;

import dev.durward.access.directory.DirectoryService;
import dev.durward.access.secret.MasterKey;
import dev.durward.access.secret.SecretCipher;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.store.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What one process has of this package, over a store that others may share. */
final class JwtNode {
    static final Account DEMO = Account.of("demo");
    static final Account OTHER = Account.of("other");
    static final Issuers ISSUERS = new Issuers("durward.localhost", 8443);
    static final MasterKey MASTER_KEY = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final DirectoryService directory;
    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final JsonWebTokens tokens;

    JwtNode(Stores stores, InstantSource clock, KeyRotationConfig config, SignatureProvider signatures) {
        SecureRandom random = new SecureRandom();
        SecretCipher cipher = new SecretCipher(MASTER_KEY, random);
        directory = new DirectoryService(stores.directory());
        keys = new SigningKeys(directory, cipher, clock, signatures);
        rotation = new KeyRotation(directory, cipher, clock, config);
        tokens = new JsonWebTokens(keys, ISSUERS, clock, random);
    }

    JwtNode(Stores stores, InstantSource clock, KeyRotationConfig config) {
        this(stores, clock, config, SignatureProvider.jdk());
    }

    static OAuthClient client(String id, Duration lifetime) {
        return client(DEMO, id, lifetime);
    }

    static OAuthClient client(Account account, String id, Duration lifetime) {
        Instant registered = Instant.parse("2026-11-01T00:00:00Z");
        return new OAuthClient(
                account.name(),
                id,
                id,
                "",
                account.subscription(NodeType.TMN).application(),
                List.of(new ClientSecret("hash", registered, Optional.empty())),
                ClientAuthentication.BASIC,
                lifetime,
                true,
                registered,
                registered.toEpochMilli());
    }

    /** What the follower does once in a while. */
    void follow() {
        directory.refresh();
    }

    SigningKeys keys() {
        return keys;
    }

    KeyRotation rotation() {
        return rotation;
    }

    JsonWebTokens tokens() {
        return tokens;
    }
}
