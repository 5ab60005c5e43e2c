package dev.durward.store.log;

import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.MessageStatus;
import dev.durward.store.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts an account's logs by artifact and status. Both databases would read every log of the period for a GROUP BY; here
 * they walk from artifact to artifact in an index, and count one range of it for each status. Without MATERIALIZED PostgreSQL
 * looks for an artifact's newest log again for each log that there is; a CROSS JOIN keeps SQLite from reading them all.
 */
final class StatusCounts {
    private static final String STATUSES = Arrays.stream(MessageStatus.values())
            .map(status -> "('" + status.name() + "')")
            .collect(Collectors.joining(", "));

    private static final String ARTIFACTS = """
            artifact(id, number) AS (
              SELECT min(artifact_id), 1 FROM message_processing_log WHERE account = ?
              UNION ALL
              SELECT (SELECT min(artifact_id) FROM message_processing_log
                      WHERE account = ? AND artifact_id > artifact.id), artifact.number + 1
              FROM artifact WHERE artifact.id IS NOT NULL AND artifact.number < ?)
            """;

    private static final String NEWEST = """
            newest AS MATERIALIZED (
              SELECT artifact.id, (
                SELECT log.message_guid FROM message_processing_log AS log
                WHERE log.account = ? AND log.artifact_id = artifact.id
                ORDER BY log.log_end_ms DESC, log.message_guid DESC LIMIT 1) AS message_guid
              FROM artifact WHERE artifact.id IS NOT NULL)
            """;

    private static final String COUNTS =
            "WITH RECURSIVE " + ARTIFACTS + ", " + NEWEST + ", status(name) AS (VALUES " + STATUSES + ")" + """
            , counted AS MATERIALIZED (
              SELECT artifact.id, status.name, (
                SELECT count(*) FROM message_processing_log AS log
                WHERE log.account = ? AND log.artifact_id = artifact.id AND log.status = status.name
                  AND log.log_end_ms >= ? AND log.log_end_ms < ?) AS messages
              FROM artifact CROSS JOIN status WHERE artifact.id IS NOT NULL)
            SELECT log.artifact_id, log.artifact_name, log.artifact_type, log.package_id, log.package_name,
              counted.name, counted.messages
            FROM counted
            JOIN newest ON newest.id = counted.id
            CROSS JOIN message_processing_log AS log
            WHERE log.account = ? AND log.message_guid = newest.message_guid
            ORDER BY log.artifact_id
            """;

    private static final String NAMES = "WITH RECURSIVE " + ARTIFACTS + ", " + NEWEST + """
            SELECT log.artifact_id, log.artifact_name, log.artifact_type, log.package_id, log.package_name
            FROM newest
            CROSS JOIN message_processing_log AS log
            WHERE log.account = ? AND log.message_guid = newest.message_guid
            ORDER BY log.artifact_id
            """;

    private final Session session;
    private final String account;
    private final int most;

    /**
     * For an account.
     *
     * @param most artifacts at the most, the first by their ids
     */
    StatusCounts(Session session, String account, int most) {
        this.session = session;
        this.account = account;
        this.most = most;
    }

    /** The counts of logs that ended from a moment on, and before another; both in milliseconds since 1970. */
    List<ArtifactCounts> between(long fromMs, long toMs) throws SQLException {
        Map<IntegrationArtifact, Map<MessageStatus, Long>> counts = new LinkedHashMap<>();
        session.list(COUNTS, StatusCounts::count, account, account, most, account, account, fromMs, toMs, account)
                .forEach(count -> count.addTo(counts));
        return counts.entrySet().stream()
                .map(entry -> new ArtifactCounts(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The artifacts with logs of any time. */
    List<IntegrationArtifact> artifacts() throws SQLException {
        return session.list(NAMES, StatusCounts::artifact, account, account, most, account, account);
    }

    private record Count(IntegrationArtifact artifact, MessageStatus status, long messages) {
        void addTo(Map<IntegrationArtifact, Map<MessageStatus, Long>> counts) {
            Map<MessageStatus, Long> ofArtifact =
                    counts.computeIfAbsent(artifact, one -> new EnumMap<>(MessageStatus.class));
            if (messages > 0) {
                ofArtifact.put(status, messages);
            }
        }
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(artifact(row), MessageStatus.valueOf(row.getString(6)), row.getLong(7));
    }

    private static IntegrationArtifact artifact(ResultSet row) throws SQLException {
        return new IntegrationArtifact(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
