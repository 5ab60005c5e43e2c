package dev.durward.store.sql;

import dev.durward.store.StoreConfig;
import dev.durward.store.StoreKind;
import dev.durward.store.StoreLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Stores that hold the tables of an earlier program, for tests of the upgrade. */
final class EarlierStore {
    private EarlierStore() {}

    /** A store with tables of an earlier version, filled; to be opened by this program. */
    static StoreConfig filled(StoreKind kind, Path folder, Schema earlier, Work<Boolean> fill) throws SQLException {
        StoreConfig config = kind.newStore(folder);
        switch (config) {
            case StoreConfig.Sqlite sqlite -> {
                try (SqliteDatabase database = SqliteDatabase.open(folder, earlier, StoreLimits.DEFAULT)) {
                    database.write(fill);
                }
            }
            case StoreConfig.Postgres postgres -> fill(postgres, earlier, fill);
        }
        return config;
    }

    private static void fill(StoreConfig.Postgres config, Schema earlier, Work<Boolean> fill) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        source.setUser(config.user());
        new Migration(earlier, Dialect.POSTGRESQL).migrate(source);
        try (Connection connection = source.getConnection();
                Session session = new Session(connection)) {
            fill.run(session);
        }
    }
}
