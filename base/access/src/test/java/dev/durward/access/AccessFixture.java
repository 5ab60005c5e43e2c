package dev.durward.access;

import dev.durward.access.jwt.Issuers;
import dev.durward.access.registry.Actor;
import dev.durward.access.registry.NewClient;
import dev.durward.access.secret.MasterKey;
import dev.durward.domain.account.Account;
import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;
import dev.durward.store.SqlStores;
import dev.durward.store.StoreConfig;
import dev.durward.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;

/** The library over a real SQLite store, at a time that tests set. */
public final class AccessFixture implements AutoCloseable {
    /** The account that tests use. */
    public static final Account DEMO = Account.of("demo");

    /** Its tmn application. */
    public static final ApplicationKey TMN = DEMO.subscription(NodeType.TMN).application();

    /** Who makes changes. */
    public static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    /** Secret of clients and password of users. */
    public static final Secret SECRET = Secret.of("a-secret-that-is-right");

    /** The defaults, for issuers under {@code durward.localhost}. */
    public static final AccessConfig CONFIG = AccessConfig.of(new Issuers("durward.localhost", 443));

    private final SettableClock clock = new SettableClock();
    private final Stores stores;
    private final Access access;

    /** Opens a store in a folder, with account demo. */
    public AccessFixture(Path folder) {
        this(new StoreConfig.Sqlite(folder), CONFIG);
    }

    /** Opens a store, with account demo unless it is there. */
    public AccessFixture(StoreConfig config, AccessConfig accessConfig) {
        stores = SqlStores.open(config);
        access = new Access(
                stores, MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), accessConfig, clock);
        if (access.directory().current().account(DEMO.name()).isEmpty()) {
            access.accounts().create(DEMO, EnumSet.allOf(NodeType.class), ADMIN).orThrow();
        }
    }

    private static final class SettableClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** The library. */
    public Access access() {
        return access;
    }

    /** The store below it. */
    public Stores stores() {
        return stores;
    }

    /** Lets time pass. */
    public void advance(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Registers a tmn client with {@link #SECRET}. */
    public OAuthClient client(String id, Duration lifetime) {
        NewClient wanted =
                new NewClient(Optional.of(id), id, "", TMN, Optional.of(SECRET), ClientAuthentication.BASIC, lifetime);
        return access.clients().register("demo", wanted, ADMIN).orThrow().client();
    }

    @Override
    public void close() {
        access.close();
        stores.close();
    }
}
