package dev.durward.store.directory;

import dev.durward.domain.audit.AuditEvent;
import dev.durward.store.audit.AuditChain;
import dev.durward.store.sql.Database;
import java.util.List;

/** The directory in SQL; audit events go into the same database, in the same transaction. */
public final class SqlDirectoryRepository implements DirectoryRepository {
    private static final String COUNT = "SELECT value FROM change_counter WHERE id = 1";
    private static final String COUNT_UP = "UPDATE change_counter SET value = value + 1 WHERE id = 1 AND value = ?";

    private final Database database;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#DIRECTORY}. */
    public SqlDirectoryRepository(Database database) {
        this.database = database;
    }

    @Override
    public DirectoryData load() {
        return database.readSnapshot(DirectoryTables::load);
    }

    @Override
    public long changeCounter() {
        return database.read(session -> session.number(COUNT));
    }

    @Override
    public long apply(long decidedAt, List<DirectoryChange> changes, List<AuditEvent> events) {
        List<DirectoryChange> wanted = List.copyOf(changes);
        List<AuditEvent> told = List.copyOf(events);
        return database.write(session -> {
            // first, so that processes on one PostgreSQL take turns
            if (session.update(COUNT_UP, decidedAt) == 0) {
                throw new DirectoryRaceException();
            }
            DirectoryWriter writer = new DirectoryWriter(session);
            for (DirectoryChange change : wanted) {
                writer.write(change);
            }
            AuditChain.append(session, database.dialect(), told);
            return session.number(COUNT);
        });
    }
}
