package dev.durward.store.sql;

import dev.durward.store.StoreUnavailableException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a schema to the version of this program, with Flyway. */
final class Migration {
    private final Schema schema;
    private final Dialect dialect;

    Migration(Schema schema, Dialect dialect) {
        this.schema = schema;
        this.dialect = dialect;
    }

    /** Refuses a schema that a newer program made. */
    void requireNotNewer(long version, String place) {
        if (version > schema.version()) {
            throw new StoreUnavailableException(
                    "the " + schema.name() + " tables in " + place + " have version " + version
                            + ", made by a newer Durward than this one, which knows version " + schema.version()
                            + "; start the newer program, or restore a backup made before it ran",
                    null);
        }
    }

    /** Applies what is missing; other processes that try the same wait. */
    void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .table(schema.historyTable())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .resourceProvider(new Scripts())
                .load()
                .migrate();
    }

    /** The migrations of the schema, named one by one, so that no class path is searched. */
    private final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return schema.scripts().contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return schema.scripts().stream()
                    .filter(name ->
                            name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .map(name -> (LoadableResource) new Script(name))
                    .toList();
        }
    }

    private final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(schema.script(name, dialect));
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }

    List<String> scripts() {
        return schema.scripts().stream()
                .map(name -> schema.script(name, dialect))
                .toList();
    }
}
