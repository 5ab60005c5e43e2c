package dev.durward.store.log;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import dev.durward.store.sql.Attribute;
import dev.durward.store.sql.EntitySet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The tables of logs as questions see them, and how a row becomes a record. */
final class LogTables {
    /** Media type of every error text (contract section 2.4). */
    private static final String ERROR_TYPE = "text/plain";

    private static final List<String> LOG_COLUMNS = List.of(
            "message_guid",
            "correlation_id",
            "application_message_id",
            "application_message_type",
            "log_start_ms",
            "log_end_ms",
            "sender",
            "receiver",
            "status",
            "artifact_id",
            "artifact_name",
            "artifact_type",
            "package_id",
            "package_name",
            "log_level",
            "custom_status",
            "transaction_id",
            "previous_component_name",
            "local_component_name",
            "origin_component_name");

    private static final List<String> PROPERTY_COLUMNS = List.of("id", "message_guid", "name", "value");

    /** The columns of a log as {@link #log} reads them. */
    static final String LOG_LIST = String.join(", ", LOG_COLUMNS);

    /** The columns of a property as {@link #property} reads them. */
    static final String PROPERTY_LIST = String.join(", ", PROPERTY_COLUMNS);

    private LogTables() {}

    static EntitySet logs() {
        return new EntitySet(
                "message_processing_log",
                LOG_COLUMNS,
                List.of(
                        Attribute.text("MessageGuid", "message_guid"),
                        Attribute.text("CorrelationId", "correlation_id"),
                        Attribute.optionalText("ApplicationMessageId", "application_message_id"),
                        Attribute.optionalText("ApplicationMessageType", "application_message_type"),
                        Attribute.moment("LogStart", "log_start_ms"),
                        Attribute.moment("LogEnd", "log_end_ms"),
                        Attribute.optionalText("Sender", "sender"),
                        Attribute.optionalText("Receiver", "receiver"),
                        Attribute.text("IntegrationFlowName", "artifact_id"),
                        Attribute.text("Status", "status"),
                        Attribute.text("IntegrationArtifact/Id", "artifact_id"),
                        Attribute.text("IntegrationArtifact/Name", "artifact_name"),
                        Attribute.text("IntegrationArtifact/Type", "artifact_type"),
                        Attribute.text("IntegrationArtifact/PackageId", "package_id"),
                        Attribute.text("IntegrationArtifact/PackageName", "package_name"),
                        Attribute.text("LogLevel", "log_level"),
                        Attribute.text("CustomStatus", "custom_status"),
                        Attribute.text("TransactionId", "transaction_id"),
                        Attribute.optionalText("PreviousComponentName", "previous_component_name"),
                        Attribute.text("LocalComponentName", "local_component_name"),
                        Attribute.text("OriginComponentName", "origin_component_name")),
                List.of("LogStart", "MessageGuid"));
    }

    static EntitySet properties() {
        return new EntitySet(
                "custom_header_property",
                PROPERTY_COLUMNS,
                List.of(
                        Attribute.number("Id", "id"),
                        Attribute.text("MessageGuid", "message_guid"),
                        Attribute.text("Name", "name"),
                        Attribute.text("Value", "value")),
                List.of("Id"));
    }

    static EntitySet attachments() {
        return new EntitySet(
                "attachment",
                List.of("attachment_id", "message_guid", "time_ms", "name", "content_type", "payload_size"),
                List.of(
                        Attribute.text("Id", "attachment_id"),
                        Attribute.text("MessageGuid", "message_guid"),
                        Attribute.moment("TimeStamp", "time_ms"),
                        Attribute.text("Name", "name"),
                        Attribute.text("ContentType", "content_type"),
                        Attribute.number("PayloadSize", "payload_size")),
                List.of("TimeStamp", "Id"));
    }

    static EntitySet runs() {
        return new EntitySet(
                "message_run",
                List.of(
                        "message_guid",
                        "run_id",
                        "run_start_ms",
                        "run_stop_ms",
                        "log_level",
                        "overall_state",
                        "process_id"),
                List.of(
                        Attribute.text("Id", "run_id"),
                        Attribute.text("MessageGuid", "message_guid"),
                        Attribute.moment("RunStart", "run_start_ms"),
                        Attribute.optionalMoment("RunStop", "run_stop_ms"),
                        Attribute.text("LogLevel", "log_level"),
                        Attribute.text("OverallState", "overall_state"),
                        Attribute.text("ProcessId", "process_id")),
                List.of("RunStart", "Id"));
    }

    static EntitySet errors() {
        return new EntitySet(
                "error_information",
                List.of("message_guid", "text", "last_error_model_step_id"),
                List.of(
                        Attribute.text("MessageGuid", "message_guid"),
                        Attribute.fixedText("Type", ERROR_TYPE),
                        Attribute.optionalText("LastErrorModelStepId", "last_error_model_step_id")),
                List.of("MessageGuid"));
    }

    static MessageProcessingLog log(ResultSet row) throws SQLException {
        return new MessageProcessingLog(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7),
                row.getString(8),
                MessageStatus.valueOf(row.getString(9)),
                new IntegrationArtifact(
                        row.getString(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14)),
                LogLevel.valueOf(row.getString(15)),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20));
    }

    static StoredProperty property(ResultSet row) throws SQLException {
        return new StoredProperty(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
    }

    static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }

    static StoredRun run(ResultSet row) throws SQLException {
        long stop = row.getLong(4);
        Instant runStop = row.wasNull() ? null : Instant.ofEpochMilli(stop);
        return new StoredRun(
                row.getString(1),
                new Run(
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        runStop,
                        LogLevel.valueOf(row.getString(5)),
                        MessageStatus.valueOf(row.getString(6)),
                        row.getString(7)));
    }

    static StoredError error(ResultSet row) throws SQLException {
        return new StoredError(row.getString(1), new ErrorInformation(row.getString(2), row.getString(3)));
    }
}
