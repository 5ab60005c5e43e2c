package dev.durward.store;

import dev.durward.domain.secret.Secret;
import dev.durward.testing.postgres.PostgresCluster;
import java.nio.file.Path;

/** A kind of database to run the same cases on. */
public enum StoreKind {
    /** Files in a folder. */
    SQLITE {
        @Override
        public StoreConfig newStore(Path folder) {
            return new StoreConfig.Sqlite(folder);
        }
    },
    /** A database of its own in a real server. */
    POSTGRESQL {
        @Override
        public StoreConfig newStore(Path folder) {
            return new StoreConfig.Postgres(
                    PostgresCluster.shared().newDatabase(), PostgresCluster.USER, Secret.of(""), 6);
        }
    };

    /** Where a new, empty store is to be opened. */
    public abstract StoreConfig newStore(Path folder);
}
