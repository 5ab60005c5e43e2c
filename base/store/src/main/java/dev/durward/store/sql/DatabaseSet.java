package dev.durward.store.sql;

import dev.durward.store.StoreConfig;
import java.util.List;

/**
 * The three databases of a store.
 *
 * @param directory with the tables of {@link Schema#DIRECTORY}
 * @param tokens with the tables of {@link Schema#TOKENS}
 * @param logs with the tables of {@link Schema#LOGS}
 * @param shared what they share, closed after them
 */
public record DatabaseSet(Database directory, Database tokens, Database logs, Runnable shared)
        implements AutoCloseable {
    /** Opens what is configured; throws {@link dev.durward.store.StoreUnavailableException} when it can't. */
    public static DatabaseSet open(StoreConfig config) {
        return switch (config) {
            case StoreConfig.Sqlite sqlite -> SqliteFolder.open(sqlite);
            case StoreConfig.Postgres postgres -> PostgresPool.open(postgres);
        };
    }

    /** All three. */
    public List<Database> all() {
        return List.of(directory, tokens, logs);
    }

    @Override
    public void close() {
        all().forEach(Database::close);
        shared.run();
    }
}
