package dev.durward.store.content;

import dev.durward.domain.content.RuntimeArtifact;
import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.store.sql.Attribute;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.EntitySet;
import dev.durward.store.sql.OnFirstUse;
import dev.durward.store.sql.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runtime artifacts in table {@code runtime_artifact} of the directory. */
public final class SqlRuntimeArtifactRepository implements RuntimeArtifactRepository {
    private static final String PUT = """
            INSERT INTO runtime_artifact (account, id, version, name, type, deployed_by, deployed_on_ms, status, error)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, id) DO UPDATE SET version = excluded.version, name = excluded.name,
              type = excluded.type, deployed_by = excluded.deployed_by, deployed_on_ms = excluded.deployed_on_ms,
              status = excluded.status, error = excluded.error
            """;

    private final Database database;
    private final Supplier<Questions> artifacts;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlRuntimeArtifactRepository(Database database) {
        this.database = database;
        this.artifacts = new OnFirstUse<>(() -> new Questions(set(), database.dialect()));
    }

    private static EntitySet set() {
        return new EntitySet(
                "runtime_artifact",
                List.of("account", "id", "version", "name", "type", "deployed_by", "deployed_on_ms", "status", "error"),
                List.of(
                        Attribute.text("Id", "id"),
                        Attribute.text("Version", "version"),
                        Attribute.text("Name", "name"),
                        Attribute.text("Type", "type"),
                        Attribute.text("DeployedBy", "deployed_by"),
                        Attribute.moment("DeployedOn", "deployed_on_ms"),
                        Attribute.text("Status", "status")),
                List.of("Id"));
    }

    @Override
    public void put(RuntimeArtifact artifact) {
        database.write(session -> session.update(
                PUT,
                artifact.account(),
                artifact.id(),
                artifact.version(),
                artifact.name(),
                artifact.type(),
                artifact.deployedBy(),
                artifact.deployedOn().toEpochMilli(),
                artifact.status(),
                artifact.error().orElse(null)));
    }

    @Override
    public boolean delete(String account, String id) {
        return database.write(session ->
                        session.update("DELETE FROM runtime_artifact WHERE account = ? AND id = ?", account, id))
                > 0;
    }

    @Override
    public Page<RuntimeArtifact> artifacts(String account, PageQuery query) {
        return database.read(
                session -> artifacts.get().page(session, account, query, SqlRuntimeArtifactRepository::artifact));
    }

    @Override
    public long countArtifacts(String account, Criterion criterion) {
        return database.read(session -> artifacts.get().count(session, account, criterion));
    }

    private static RuntimeArtifact artifact(ResultSet row) throws SQLException {
        return new RuntimeArtifact(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getString(8),
                Optional.ofNullable(row.getString(9)));
    }
}
