package dev.durward.store.log;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.MessageGuid;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.Run;
import dev.durward.store.sql.Session;
import dev.durward.store.sql.StorableText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes reports within one transaction. */
final class LogWriter {
    private static final long SECOND_MS = 1000;

    // a final status stays, whatever the revision (contract section 9)
    private static final String LOG = """
            INSERT INTO message_processing_log AS kept (account, message_guid, guid_second, revision, node,
              correlation_id, application_message_id, application_message_type, log_start_ms, log_end_ms, sender,
              receiver, status, artifact_id, artifact_name, artifact_type, package_id, package_name, log_level,
              custom_status, transaction_id, previous_component_name, local_component_name, origin_component_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, message_guid, guid_second) DO UPDATE SET
              revision = excluded.revision, node = excluded.node, correlation_id = excluded.correlation_id,
              application_message_id = excluded.application_message_id,
              application_message_type = excluded.application_message_type,
              log_start_ms = excluded.log_start_ms, log_end_ms = excluded.log_end_ms, sender = excluded.sender,
              receiver = excluded.receiver, status = excluded.status, artifact_id = excluded.artifact_id,
              artifact_name = excluded.artifact_name, artifact_type = excluded.artifact_type,
              package_id = excluded.package_id, package_name = excluded.package_name,
              log_level = excluded.log_level, custom_status = excluded.custom_status,
              transaction_id = excluded.transaction_id,
              previous_component_name = excluded.previous_component_name,
              local_component_name = excluded.local_component_name,
              origin_component_name = excluded.origin_component_name
            WHERE excluded.revision > kept.revision
              AND (kept.status NOT IN ('COMPLETED', 'FAILED') OR excluded.status IN ('COMPLETED', 'FAILED'))
            """;
    private static final String PROPERTY = """
            INSERT INTO custom_header_property (account, message_guid, guid_second, ordinal, name, value)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, message_guid, ordinal, guid_second) DO NOTHING
            """;
    private static final String RUN = """
            INSERT INTO message_run (account, message_guid, guid_second, run_id, run_start_ms, run_stop_ms, log_level,
              overall_state, process_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, message_guid, run_id, guid_second) DO UPDATE SET
              run_start_ms = excluded.run_start_ms, run_stop_ms = excluded.run_stop_ms,
              log_level = excluded.log_level, overall_state = excluded.overall_state,
              process_id = excluded.process_id
            """;
    private static final String ERROR = """
            INSERT INTO error_information (account, message_guid, guid_second, text, last_error_model_step_id)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account, message_guid, guid_second) DO UPDATE SET
              text = excluded.text, last_error_model_step_id = excluded.last_error_model_step_id
            """;
    private static final String ATTACHMENT = """
            INSERT INTO attachment (account, attachment_id, message_guid, guid_second, time_ms, name, content_type,
              payload_size)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, attachment_id, guid_second) DO NOTHING
            """;
    private static final String CONTENT = """
            INSERT INTO attachment_content (account, attachment_id, guid_second, content)
            VALUES (?, ?, ?, ?) ON CONFLICT (account, attachment_id, guid_second) DO NOTHING
            """;

    private final Session session;

    LogWriter(Session session) {
        this.session = session;
    }

    /** The second that a log is filed under: that of its id, or that of its start when the id is foreign. */
    static long guidSecond(MessageProcessingLog log) {
        return MessageGuid.epochSecond(log.messageGuid())
                .orElseGet(() -> Math.floorDiv(log.logStart().toEpochMilli(), SECOND_MS));
    }

    void write(List<MessageLogReport> reports) throws SQLException {
        List<MessageLogReport> rest = reports;
        while (!rest.isEmpty()) {
            Set<Key> seen = HashSet.newHashSet(rest.size());
            List<MessageLogReport> wave = new ArrayList<>(rest.size());
            List<MessageLogReport> later = new ArrayList<>();
            for (MessageLogReport report : rest) {
                Key key = new Key(report.account(), report.log().messageGuid());
                (seen.add(key) ? wave : later).add(report);
            }
            writeWave(wave);
            rest = later;
        }
    }

    /** Writes reports of different messages, each statement for all of them. */
    private void writeWave(List<MessageLogReport> wave) throws SQLException {
        int[] written = session.updateEach(LOG, wave, LogWriter::bindLog);
        List<Child<CustomHeaderProperty>> properties = new ArrayList<>();
        List<Child<Run>> runs = new ArrayList<>();
        List<Child<ErrorInformation>> errors = new ArrayList<>();
        List<Child<MessageLogReport.NewAttachment>> attachments = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] != 0) {
                MessageLogReport report = wave.get(i);
                long second = guidSecond(report.log());
                collect(report, second, report.properties(), properties);
                collect(report, second, report.runs(), runs);
                collect(report, second, report.error().stream().toList(), errors);
                collect(report, second, report.attachments(), attachments);
            }
        }
        writeEach(PROPERTY, properties, LogWriter::bindProperty);
        writeEach(RUN, runs, LogWriter::bindRun);
        writeEach(ERROR, errors, LogWriter::bindError);
        writeEach(ATTACHMENT, attachments, LogWriter::bindAttachment);
        writeEach(CONTENT, attachments, LogWriter::bindContent);
    }

    private static <T> void collect(MessageLogReport report, long second, List<T> parts, List<Child<T>> into) {
        for (int i = 0; i < parts.size(); i++) {
            into.add(new Child<>(report.account(), report.log().messageGuid(), second, i, parts.get(i)));
        }
    }

    private <T> void writeEach(String sql, List<T> rows, Session.RowBinding<T> binding) throws SQLException {
        if (!rows.isEmpty()) {
            session.updateEach(sql, rows, binding);
        }
    }

    private static void bindLog(PreparedStatement statement, MessageLogReport report) throws SQLException {
        MessageProcessingLog log = report.log();
        statement.setString(1, report.account());
        statement.setString(2, StorableText.of(log.messageGuid()));
        statement.setLong(3, guidSecond(log));
        statement.setLong(4, report.revision());
        text(statement, 5, report.node());
        text(statement, 6, log.correlationId());
        text(statement, 7, log.applicationMessageId());
        text(statement, 8, log.applicationMessageType());
        statement.setLong(9, log.logStart().toEpochMilli());
        statement.setLong(10, log.logEnd().toEpochMilli());
        text(statement, 11, log.sender());
        text(statement, 12, log.receiver());
        statement.setString(13, log.status().name());
        text(statement, 14, log.artifact().id());
        text(statement, 15, log.artifact().name());
        text(statement, 16, log.artifact().type());
        text(statement, 17, log.artifact().packageId());
        text(statement, 18, log.artifact().packageName());
        statement.setString(19, log.logLevel().name());
        text(statement, 20, log.customStatus());
        text(statement, 21, log.transactionId());
        text(statement, 22, log.previousComponentName());
        text(statement, 23, log.localComponentName());
        text(statement, 24, log.originComponentName());
    }

    private static void bindProperty(PreparedStatement statement, Child<CustomHeaderProperty> child)
            throws SQLException {
        bindKey(statement, child);
        statement.setInt(4, child.ordinal());
        text(statement, 5, child.part().name());
        text(statement, 6, child.part().value());
    }

    private static void bindRun(PreparedStatement statement, Child<Run> child) throws SQLException {
        Run run = child.part();
        bindKey(statement, child);
        text(statement, 4, run.id());
        statement.setLong(5, run.runStart().toEpochMilli());
        if (run.runStop() == null) {
            statement.setNull(6, Types.BIGINT);
        } else {
            statement.setLong(6, run.runStop().toEpochMilli());
        }
        statement.setString(7, run.logLevel().name());
        statement.setString(8, run.overallState().name());
        text(statement, 9, run.processId());
    }

    private static void bindError(PreparedStatement statement, Child<ErrorInformation> child) throws SQLException {
        bindKey(statement, child);
        text(statement, 4, child.part().text());
        text(statement, 5, child.part().lastErrorModelStepId());
    }

    private static void bindAttachment(PreparedStatement statement, Child<MessageLogReport.NewAttachment> child)
            throws SQLException {
        Attachment attachment = child.part().attachment();
        statement.setString(1, child.account());
        text(statement, 2, attachment.id());
        text(statement, 3, child.messageGuid());
        statement.setLong(4, child.guidSecond());
        statement.setLong(5, attachment.time().toEpochMilli());
        text(statement, 6, attachment.name());
        text(statement, 7, attachment.contentType());
        statement.setLong(8, attachment.payloadSizeBytes());
    }

    private static void bindContent(PreparedStatement statement, Child<MessageLogReport.NewAttachment> child)
            throws SQLException {
        statement.setString(1, child.account());
        text(statement, 2, child.part().attachment().id());
        statement.setLong(3, child.guidSecond());
        statement.setBytes(4, child.part().content());
    }

    private static void bindKey(PreparedStatement statement, Child<?> child) throws SQLException {
        statement.setString(1, child.account());
        text(statement, 2, child.messageGuid());
        statement.setLong(3, child.guidSecond());
    }

    private static void text(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
        statement.setString(index, StorableText.ofNullable(text));
    }

    private record Key(String account, String messageGuid) {}

    private record Child<T>(String account, String messageGuid, long guidSecond, int ordinal, T part) {}
}
