package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.MediaValue;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.StoredError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Entity set {@code MessageProcessingLogErrorInformations} (contract section 2.1); its streams are the error texts. */
final class ErrorSet extends StoredRows<StoredError> {
    private static final String TYPE = "text/plain";

    private final MessageLogRepository logs;

    private ErrorSet(MessageLogRepository logs) {
        super(Map.of());
        this.logs = logs;
    }

    static EntitySet<ApiCaller, StoredError> declaration(MessageLogRepository logs, AccessRules roles) {
        return EntitySet.<ApiCaller, StoredError>named("MessageProcessingLogErrorInformations")
                .source(new ErrorSet(logs))
                .access(roles.monitoring())
                .value(LogSet.GUID, StoredError::messageGuid)
                .value("Type", row -> TYPE)
                .value("LastErrorModelStepId", row -> row.error().lastErrorModelStepId())
                .filterable(LogSet.GUID, "Type", "LastErrorModelStepId")
                .media((caller, row) -> Optional.of(new MediaValue(
                        TYPE + ";charset=utf-8", row.error().text().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    protected Page<StoredError> read(ApiCaller caller, PageQuery query) {
        return logs.errors(caller.account(), query);
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return logs.countErrors(caller.account(), criterion);
    }
}
