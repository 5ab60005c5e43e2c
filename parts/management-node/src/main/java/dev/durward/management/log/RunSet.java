package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.Navigation;
import dev.durward.store.log.MessageLogRepository;
import dev.durward.store.log.StoredRun;
import java.util.Map;

/** Entity set {@code MessageProcessingLogRuns} (contract section 2.1). */
final class RunSet extends StoredRows<StoredRun> {
    private final MessageLogRepository logs;

    private RunSet(MessageLogRepository logs) {
        super(Map.of());
        this.logs = logs;
    }

    static EntitySet<ApiCaller, StoredRun> declaration(MessageLogRepository logs, AccessRules roles) {
        return EntitySet.<ApiCaller, StoredRun>named("MessageProcessingLogRuns")
                .source(new RunSet(logs))
                .access(roles.monitoring())
                .value("Id", row -> row.run().id())
                .value("RunStart", row -> row.run().runStart())
                .value("RunStop", row -> row.run().runStop())
                .value("LogLevel", row -> row.run().logLevel().name())
                .value("OverallState", row -> row.run().overallState().name())
                .value("ProcessId", row -> row.run().processId())
                .filterable("Id", "RunStart", "RunStop", "LogLevel", "OverallState", "ProcessId")
                .sortable("RunStart")
                .navigation("RunSteps", new Navigation.ToNothing<>())
                .build();
    }

    @Override
    protected Page<StoredRun> read(ApiCaller caller, PageQuery query) {
        return logs.runs(caller.account(), query);
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return logs.countRuns(caller.account(), criterion);
    }
}
