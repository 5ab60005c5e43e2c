package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Navigation;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.StoredProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entity set {@code MessageProcessingLogs} (contract sections 2.1 and 3). */
final class LogSet extends StoredRows<LogRow> {
    static final String NAME = "MessageProcessingLogs";
    static final String GUID = "MessageGuid";
    /** Nothing is archived here (contract section 2.4). */
    private static final String NOT_ARCHIVED = "NOT_RELEVANT";

    private static final Map<String, Object> CONSTANTS = Map.of(
            "ArchivingStatus", NOT_ARCHIVED,
            "ArchivingSenderChannelMessages", false,
            "ArchivingReceiverChannelMessages", false,
            "ArchivingLogAttachments", false,
            "ArchivingPersistedMessages", false);

    private final MessageLogRepository logs;
    private final CustomHeaderOption customHeaders;

    private LogSet(MessageLogRepository logs) {
        super(CONSTANTS);
        this.logs = logs;
        this.customHeaders = new CustomHeaderOption(logs);
    }

    static EntitySet<ApiCaller, LogRow> declaration(MessageLogRepository logs, AccessRules roles) {
        var set = EntitySet.<ApiCaller, LogRow>named(NAME)
                .source(new LogSet(logs))
                .access(roles.monitoring())
                .filterable(
                        GUID,
                        "CorrelationId",
                        "ApplicationMessageId",
                        "ApplicationMessageType",
                        "LogStart",
                        "LogEnd",
                        "Sender",
                        "Receiver",
                        "IntegrationFlowName",
                        "Status",
                        "IntegrationArtifact/Id",
                        "IntegrationArtifact/Name",
                        "IntegrationArtifact/Type",
                        "IntegrationArtifact/PackageId",
                        "IntegrationArtifact/PackageName",
                        "LogLevel",
                        "CustomStatus",
                        "ArchivingStatus",
                        "ArchivingSenderChannelMessages",
                        "ArchivingReceiverChannelMessages",
                        "ArchivingLogAttachments",
                        "ArchivingPersistedMessages",
                        "TransactionId",
                        "PreviousComponentName",
                        "LocalComponentName",
                        "OriginComponentName")
                .sortable("LogEnd", "LogStart", "Status", "ApplicationMessageId");
        return navigations(artifact(values(set)), logs).build();
    }

    private static EntitySet.Builder<ApiCaller, LogRow> values(EntitySet.Builder<ApiCaller, LogRow> set) {
        return set.value(GUID, row -> row.log().messageGuid())
                .value("CorrelationId", row -> row.log().correlationId())
                .value("ApplicationMessageId", row -> row.log().applicationMessageId())
                .value("ApplicationMessageType", row -> row.log().applicationMessageType())
                .value("LogStart", row -> row.log().logStart())
                .value("LogEnd", row -> row.log().logEnd())
                .value("Sender", row -> row.log().sender())
                .value("Receiver", row -> row.log().receiver())
                .value("IntegrationFlowName", row -> row.log().artifact().id())
                .value("Status", row -> row.log().status().name())
                .value("AlternateWebLink", LogRow::webLink)
                .value("LogLevel", row -> row.log().logLevel().name())
                .value("CustomStatus", row -> row.log().customStatus())
                .value("ArchivingStatus", row -> NOT_ARCHIVED)
                .value("ArchivingSenderChannelMessages", row -> false)
                .value("ArchivingReceiverChannelMessages", row -> false)
                .value("ArchivingLogAttachments", row -> false)
                .value("ArchivingPersistedMessages", row -> false)
                .value("TransactionId", row -> row.log().transactionId())
                .value("PreviousComponentName", row -> row.log().previousComponentName())
                .value("LocalComponentName", row -> row.log().localComponentName())
                .value("OriginComponentName", row -> row.log().originComponentName());
    }

    private static EntitySet.Builder<ApiCaller, LogRow> artifact(EntitySet.Builder<ApiCaller, LogRow> set) {
        return set.value("IntegrationArtifact/Id", row -> row.log().artifact().id())
                .value("IntegrationArtifact/Name", row -> row.log().artifact().name())
                .value("IntegrationArtifact/Type", row -> row.log().artifact().type())
                .value(
                        "IntegrationArtifact/PackageId",
                        row -> row.log().artifact().packageId())
                .value(
                        "IntegrationArtifact/PackageName",
                        row -> row.log().artifact().packageName());
    }

    private static EntitySet.Builder<ApiCaller, LogRow> navigations(
            EntitySet.Builder<ApiCaller, LogRow> set, MessageLogRepository logs) {
        Navigation<LogRow> ofMessage =
                new Navigation.ToMany<>(row -> Filter.equal(GUID, row.log().messageGuid()));
        return set.navigation("CustomHeaderProperties", ofMessage)
                .navigation("Attachments", ofMessage)
                .navigation("Runs", ofMessage)
                .navigation(
                        "ErrorInformation",
                        new Navigation.ToOne<>(row ->
                                Optional.of(new EntityKey(Map.of(GUID, row.log().messageGuid())))))
                .navigation("MessageStoreEntries", new Navigation.ToNothing<>())
                .navigation("AdapterAttributes", new Navigation.ToNothing<>())
                .expansion("CustomHeaderProperties", (caller, rows) -> properties(logs, caller, rows))
                .expansion(
                        "AdapterAttributes",
                        (caller, rows) -> rows.stream().map(row -> List.of()).toList());
    }

    private static List<List<StoredProperty>> properties(
            MessageLogRepository logs, ApiCaller caller, List<LogRow> rows) {
        Map<String, List<StoredProperty>> byMessage = logs.propertiesOf(
                caller.account(),
                rows.stream().map(row -> row.log().messageGuid()).toList());
        return rows.stream()
                .map(row -> byMessage.getOrDefault(row.log().messageGuid(), List.of()))
                .toList();
    }

    @Override
    protected Page<LogRow> read(ApiCaller caller, PageQuery query) {
        Page<MessageProcessingLog> page = logs.logs(caller.account(), query);
        String baseUrl = caller.baseUrl();
        return new Page<>(
                page.rows().stream().map(log -> new LogRow(log, baseUrl)).toList(), page.last());
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return logs.countLogs(caller.account(), criterion);
    }

    @Override
    public Optional<LogRow> find(ApiCaller caller, EntityKey key) {
        return logs.log(caller.account(), key.text(GUID)).map(log -> new LogRow(log, caller.baseUrl()));
    }

    @Override
    protected Criterion custom(ApiCaller caller, Map<String, String> options) {
        return customHeaders.criterion(caller, options);
    }
}
