package dev.durward.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.durward.store.StoreConfig;
import dev.durward.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connections to one PostgreSQL database, shared by the three groups of tables. */
final class PostgresPool {
    private static final int OLDEST_VERSION_NUM = 150_000;
    private static final int WRITERS = 4;
    // a server that does not even answer the network is away
    private static final Duration CONNECT = Duration.ofSeconds(3);
    // the server ends a statement first and says so
    private static final Duration SOCKET_GRACE = Duration.ofSeconds(10);

    private PostgresPool() {}

    static DatabaseSet open(StoreConfig.Postgres config) {
        HikariDataSource pool = new HikariDataSource(configuration(config));
        try {
            check(pool);
            List<PostgresDatabase> opened = new ArrayList<>();
            // one at a time: each may have to create its tables in the same database
            for (Schema schema : List.of(Schema.DIRECTORY, Schema.TOKENS, Schema.LOGS)) {
                migrate(pool, schema, config.url());
            }
            int writers = Math.clamp(config.connections() / 2, 1, WRITERS);
            // changes of the directory wait for one row anyway
            opened.add(new PostgresDatabase(Schema.DIRECTORY.name(), pool, 1, config.limits()));
            opened.add(new PostgresDatabase(Schema.TOKENS.name(), pool, writers, config.limits()));
            opened.add(new PostgresDatabase(Schema.LOGS.name(), pool, writers, config.limits()));
            return new DatabaseSet(opened.get(0), opened.get(1), opened.get(2), pool::close);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e instanceof StoreUnavailableException known ? known : unavailable(config, e);
        }
    }

    private static StoreUnavailableException unavailable(StoreConfig.Postgres config, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new StoreUnavailableException(
                "can't open the store at " + config.url() + " as user '" + config.user() + "': " + root.getMessage()
                        + "; check that PostgreSQL runs there and that this user may sign in and create tables",
                cause);
    }

    private static HikariConfig configuration(StoreConfig.Postgres config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("postgresql");
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(config.user());
        hikari.setPassword(config.password().reveal());
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(Math.min(2, config.connections()));
        hikari.setConnectionTimeout(Math.max(250, config.limits().queueing().toMillis()));
        // the first connection is made by check(), which explains what is wrong
        hikari.setInitializationFailTimeout(-1);
        hikari.addDataSourceProperty("ApplicationName", "durward");
        hikari.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        hikari.addDataSourceProperty("loginTimeout", CONNECT.toSeconds());
        hikari.addDataSourceProperty(
                "socketTimeout", config.limits().statement().plus(SOCKET_GRACE).toSeconds());
        hikari.addDataSourceProperty("tcpKeepAlive", true);
        hikari.addDataSourceProperty(
                "options", "-c statement_timeout=" + config.limits().statement().toMillis());
        return hikari;
    }

    private static void check(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Session session = new Session(connection)) {
            long version = session.number("SELECT current_setting('server_version_num')::bigint");
            if (version < OLDEST_VERSION_NUM) {
                throw new StoreUnavailableException(
                        "PostgreSQL 15 or newer is needed, this server has version number " + version, null);
            }
            if (session.number("SELECT count(*) WHERE current_setting('server_encoding') = 'UTF8'") == 0) {
                throw new StoreUnavailableException(
                        "the database must keep text in UTF-8; create it with ENCODING 'UTF8' TEMPLATE template0",
                        null);
            }
        }
    }

    private static void migrate(HikariDataSource pool, Schema schema, String place) throws SQLException {
        Migration migration = new Migration(schema, Dialect.POSTGRESQL);
        long version = version(pool, schema);
        migration.requireNotNewer(version, place);
        // Flyway takes a second to load, so only when there is something to do
        if (version < schema.version()) {
            migration.migrate(pool);
        }
    }

    private static long version(HikariDataSource pool, Schema schema) throws SQLException {
        try (Connection connection = pool.getConnection();
                Session session = new Session(connection)) {
            if (session.number("SELECT count(to_regclass(?))", schema.historyTable()) == 0) {
                return 0;
            }
            return session.number(
                    "SELECT max(CAST(version AS bigint)) FROM " + schema.historyTable() + " WHERE success");
        }
    }
}
