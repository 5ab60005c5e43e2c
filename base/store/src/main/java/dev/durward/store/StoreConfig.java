package dev.durward.store;

import dev.durward.domain.secret.Secret;
import java.nio.file.Path;

/** Which database keeps the data. */
public sealed interface StoreConfig {
    /** How long calls may take and how many may wait. */
    StoreLimits limits();

    /**
     * SQLite files in a folder, for one process.
     *
     * @param folder made when missing
     * @param limits how long calls may take and how many may wait
     * @param nativeFolder where SQLite's native library is unpacked once, in a folder of its own; made when missing
     */
    record Sqlite(Path folder, StoreLimits limits, Path nativeFolder) implements StoreConfig {
        /** With the native library beside the data. */
        public Sqlite(Path folder, StoreLimits limits) {
            this(folder, limits, folder);
        }

        /** With the default limits. */
        public Sqlite(Path folder) {
            this(folder, StoreLimits.DEFAULT);
        }
    }

    /**
     * A PostgreSQL database, version 15 or newer, for any number of processes.
     *
     * @param url JDBC address without credentials, {@code jdbc:postgresql://host:port/database}
     * @param user role to sign in with
     * @param password its password
     * @param connections connections at the most, 2 or more
     * @param limits how long calls may take and how many may wait
     */
    record Postgres(String url, String user, Secret password, int connections, StoreLimits limits)
            implements StoreConfig {
        /** Checks the number of connections. */
        public Postgres {
            if (connections < 2) {
                throw new IllegalArgumentException("a PostgreSQL store needs 2 connections or more");
            }
        }

        /** With the default limits. */
        public Postgres(String url, String user, Secret password, int connections) {
            this(url, user, password, connections, StoreLimits.DEFAULT);
        }
    }
}
