package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.query.EntityKey;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Navigation;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.StoredProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entity set {@code MessageProcessingLogCustomHeaderProperties} (contract sections 2.1 and 3). */
final class PropertySet extends StoredRows<StoredProperty> {
    /** Messages asked for in one question; SQLite bounds the depth of an expression at 1000. */
    private static final int MESSAGES_AT_ONCE = 250;

    private static final String ID = "Id";

    private final MessageLogRepository logs;

    private PropertySet(MessageLogRepository logs) {
        super(Map.of());
        this.logs = logs;
    }

    static EntitySet<ApiCaller, StoredProperty> declaration(MessageLogRepository logs, AccessRules roles) {
        return EntitySet.<ApiCaller, StoredProperty>named("MessageProcessingLogCustomHeaderProperties")
                .source(new PropertySet(logs))
                .access(roles.monitoring())
                .value(ID, row -> Long.toString(row.id()))
                .value("Name", StoredProperty::name)
                .value("Value", StoredProperty::value)
                .filterable("Name", "Value")
                .sortable("Name", "Value")
                .navigation(
                        "Log",
                        new Navigation.ToOne<>(
                                row -> Optional.of(new EntityKey(Map.of(LogSet.GUID, row.messageGuid())))))
                .expansion("Log", (caller, rows) -> messages(logs, caller, rows))
                .build();
    }

    private static List<List<LogRow>> messages(MessageLogRepository logs, ApiCaller caller, List<StoredProperty> rows) {
        List<String> guids =
                rows.stream().map(StoredProperty::messageGuid).distinct().toList();
        Map<String, List<LogRow>> byGuid = new HashMap<>();
        for (int begin = 0; begin < guids.size(); begin += MESSAGES_AT_ONCE) {
            List<String> some = guids.subList(begin, Math.min(begin + MESSAGES_AT_ONCE, guids.size()));
            Criterion any = new Criterion.Or(
                    some.stream().map(guid -> equal(LogSet.GUID, guid)).toList());
            for (MessageProcessingLog log : logs.logs(caller.account(), PageQuery.first(any, some.size()))
                    .rows()) {
                byGuid.put(log.messageGuid(), List.of(new LogRow(log, caller.baseUrl())));
            }
        }
        return rows.stream()
                .map(row -> byGuid.getOrDefault(row.messageGuid(), List.of()))
                .toList();
    }

    @Override
    protected Page<StoredProperty> read(ApiCaller caller, PageQuery query) {
        return logs.properties(caller.account(), query);
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return logs.countProperties(caller.account(), criterion);
    }

    @Override
    public Optional<StoredProperty> find(ApiCaller caller, EntityKey key) {
        try {
            long id = Long.parseLong(key.text(ID));
            return read(caller, PageQuery.first(equal(ID, id), 1)).rows().stream()
                    .findFirst();
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }
}
