package dev.durward.store.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.store.sql.Database;
import dev.durward.store.sql.Dialect;
import dev.durward.store.sql.EntitySet;
import dev.durward.store.sql.OnFirstUse;
import dev.durward.store.sql.Questions;
import dev.durward.store.sql.RowReader;
import dev.durward.store.sql.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Logs in SQL. Everything that belongs to a message is filed under the message's second, which partitions PostgreSQL. */
public final class SqlMessageLogRepository implements MessageLogRepository {
    // other writers get their turn in between
    private static final int DELETE_STEP = 500;
    // keeps the number of different statement texts, and of parameters in one, small
    private static final int GUIDS_A_QUERY = 250;

    private static final String LOG =
            "SELECT " + LogTables.LOG_LIST + " FROM message_processing_log WHERE account = ? AND message_guid = ?";
    private static final String LOG_OF_SECOND = LOG + " AND guid_second = ?";
    private static final String PROPERTIES_OF = "SELECT " + LogTables.PROPERTY_LIST
            + " FROM custom_header_property WHERE account = ? AND message_guid IN (%s)"
            + " ORDER BY message_guid, ordinal";
    private static final String CONTENT =
            "SELECT content FROM attachment_content WHERE account = ? AND attachment_id = ?";
    private static final String ABANDON_RUNS = """
            UPDATE message_run SET overall_state = 'ABANDONED', run_stop_ms = ?
            WHERE run_stop_ms IS NULL AND (account, message_guid, guid_second) IN (
              SELECT account, message_guid, guid_second FROM message_processing_log
              WHERE node = ? AND status IN ('PROCESSING', 'RETRY'))
            """;
    private static final String ABANDON = """
            UPDATE message_processing_log SET status = 'ABANDONED', log_end_ms = ?,
              custom_status = CASE WHEN custom_status = status THEN 'ABANDONED' ELSE custom_status END
            WHERE node = ? AND status IN ('PROCESSING', 'RETRY')
            """;

    private final Database database;
    private final Supplier<Questions> logs;
    private final Supplier<Questions> properties;
    private final Supplier<Questions> attachments;
    private final Supplier<Questions> runs;
    private final Supplier<Questions> errors;

    /** Works on a database with the tables of {@link dev.durward.store.sql.Schema#LOGS}. */
    public SqlMessageLogRepository(Database database) {
        this.database = database;
        logs = questions(LogTables::logs);
        properties = questions(LogTables::properties);
        attachments = questions(LogTables::attachments);
        runs = questions(LogTables::runs);
        errors = questions(LogTables::errors);
    }

    // made when first asked: jOOQ takes long to load, and the token service does not need it
    private Supplier<Questions> questions(Supplier<EntitySet> set) {
        return new OnFirstUse<>(() -> new Questions(set.get(), database.dialect()));
    }

    @Override
    public void write(List<MessageLogReport> reports) {
        List<MessageLogReport> written = List.copyOf(reports);
        if (written.isEmpty()) {
            return;
        }
        database.write(session -> {
            new LogWriter(session).write(written);
            return true;
        });
    }

    @Override
    public Page<MessageProcessingLog> logs(String account, PageQuery query) {
        PageQuery named = new PageQuery(
                OwnStatus.named(query.criterion()), query.sortKeys(), query.after(), query.skip(), query.limit());
        return page(logs, account, named, LogTables::log);
    }

    @Override
    public long countLogs(String account, Criterion criterion) {
        return count(logs, account, OwnStatus.named(criterion));
    }

    @Override
    public List<ArtifactCounts> statusCounts(String account, Instant from, Instant to, int artifacts) {
        return database.read(session ->
                new StatusCounts(session, account, artifacts).between(from.toEpochMilli(), to.toEpochMilli()));
    }

    @Override
    public List<IntegrationArtifact> artifacts(String account, int limit) {
        return database.read(session -> new StatusCounts(session, account, limit).artifacts());
    }

    @Override
    public Optional<MessageProcessingLog> log(String account, String messageGuid) {
        OptionalLong second = MessageGuid.epochSecond(messageGuid);
        return database.read(session -> second.isPresent()
                ? session.first(LOG_OF_SECOND, LogTables::log, account, messageGuid, second.getAsLong())
                : session.first(LOG, LogTables::log, account, messageGuid));
    }

    @Override
    public Page<StoredProperty> properties(String account, PageQuery query) {
        return page(properties, account, query, LogTables::property);
    }

    @Override
    public long countProperties(String account, Criterion criterion) {
        return count(properties, account, criterion);
    }

    @Override
    public Map<String, List<StoredProperty>> propertiesOf(String account, Collection<String> messageGuids) {
        List<String> guids = List.copyOf(messageGuids);
        return database.read(session -> {
            Map<String, List<StoredProperty>> found = new LinkedHashMap<>();
            for (int from = 0; from < guids.size(); from += GUIDS_A_QUERY) {
                propertiesOf(session, account, guids.subList(from, Math.min(from + GUIDS_A_QUERY, guids.size())))
                        .forEach(property -> found.computeIfAbsent(property.messageGuid(), guid -> new ArrayList<>())
                                .add(property));
            }
            return found;
        });
    }

    private static List<StoredProperty> propertiesOf(Session session, String account, List<String> guids)
            throws SQLException {
        // one text for every number of ids up to the next power of two
        int parameters = Math.min(GUIDS_A_QUERY, Math.max(1, Integer.highestOneBit(guids.size() * 2 - 1)));
        String sql = PROPERTIES_OF.formatted("?, ".repeat(parameters - 1) + "?");
        Object[] values = new Object[parameters + 1];
        values[0] = account;
        for (int i = 0; i < parameters; i++) {
            values[i + 1] = guids.get(Math.min(i, guids.size() - 1));
        }
        return session.list(sql, LogTables::property, values);
    }

    @Override
    public Page<Attachment> attachments(String account, PageQuery query) {
        return page(attachments, account, query, LogTables::attachment);
    }

    @Override
    public long countAttachments(String account, Criterion criterion) {
        return count(attachments, account, criterion);
    }

    @Override
    public Optional<byte[]> attachmentContent(String account, String attachmentId) {
        return database.read(session -> session.first(CONTENT, row -> row.getBytes(1), account, attachmentId));
    }

    @Override
    public Page<StoredRun> runs(String account, PageQuery query) {
        return page(runs, account, query, LogTables::run);
    }

    @Override
    public long countRuns(String account, Criterion criterion) {
        return count(runs, account, criterion);
    }

    @Override
    public Page<StoredError> errors(String account, PageQuery query) {
        return page(errors, account, query, LogTables::error);
    }

    @Override
    public long countErrors(String account, Criterion criterion) {
        return count(errors, account, criterion);
    }

    @Override
    public int abandon(String node, Instant now) {
        return database.write(session -> {
            session.update(ABANDON_RUNS, now.toEpochMilli(), node);
            return session.update(ABANDON, now.toEpochMilli(), node);
        });
    }

    @Override
    public int deleteStartedBefore(Instant moment, int limit) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            OptionalInt dropped = database.write(session -> new LogPartitions(session).dropOldestBefore(moment));
            if (dropped.isPresent() && dropped.getAsInt() > 0) {
                return dropped.getAsInt();
            }
        }
        int deleted = 0;
        int step;
        do {
            int most = Math.min(DELETE_STEP, limit - deleted);
            step = database.write(session -> new LogRemoval(session).deleteStartedBefore(moment.toEpochMilli(), most));
            deleted += step;
        } while (step == DELETE_STEP && deleted < limit);
        return deleted;
    }

    @Override
    public void maintain(Instant now) {
        if (database.dialect() == Dialect.POSTGRESQL) {
            database.write(session -> {
                new LogPartitions(session).createAhead(now);
                return true;
            });
        }
    }

    private <T> Page<T> page(Supplier<Questions> set, String account, PageQuery query, RowReader<T> reader) {
        return database.read(session -> set.get().page(session, account, query, reader));
    }

    private long count(Supplier<Questions> set, String account, Criterion criterion) {
        return database.read(session -> set.get().count(session, account, criterion));
    }
}
