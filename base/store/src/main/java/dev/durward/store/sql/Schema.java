package dev.durward.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A group of tables that is migrated on its own.
 *
 * @param name name of the group, its folder of migrations and its SQLite file
 * @param scripts file names of its migrations, {@code V<version>__<what>.sql}, by version from 1 without gaps
 */
public record Schema(String name, List<String> scripts) {
    private static final String FOLDER = "/dev/durward/store/migration/";

    /** Accounts, clients, users, roles, the audit log, deployed content. */
    public static final Schema DIRECTORY = new Schema(
            "directory",
            List.of(
                    "V1__directory.sql",
                    "V2__authorization.sql",
                    "V3__audit_by_time.sql",
                    "V4__sessions.sql",
                    "V5__account_details.sql"));

    /** Issued tokens. */
    public static final Schema TOKENS =
            new Schema("tokens", List.of("V1__tokens.sql", "V2__scopes.sql", "V3__tokens_by_client.sql"));

    /** Message processing logs. */
    public static final Schema LOGS = new Schema(
            "logs", List.of("V1__logs.sql", "V2__logs_by_artifact_and_status.sql", "V3__logs_by_rare_values.sql"));

    /** The version after all migrations. */
    int version() {
        return scripts.size();
    }

    /** The table in which Flyway keeps what was migrated. */
    String historyTable() {
        return "schema_history_" + name;
    }

    /** A migration's text for a database: from the dialect's folder where it has one, else the common one. */
    String script(String file, Dialect dialect) {
        String common = FOLDER + name + "/" + file;
        String particular = FOLDER + name + "/" + dialect.folder() + "/" + file;
        try (InputStream first = Schema.class.getResourceAsStream(particular);
                InputStream second = Schema.class.getResourceAsStream(common)) {
            InputStream found = first == null ? second : first;
            if (found == null) {
                throw new IllegalStateException("migration " + common + " is missing");
            }
            return dialect.migration(new String(found.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
