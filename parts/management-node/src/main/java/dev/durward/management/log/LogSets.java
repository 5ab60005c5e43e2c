package dev.durward.management.log;

import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.odata.set.EntitySet;
import dev.durward.store.log.MessageLogRepository;
import java.util.List;

/** The entity sets of message processing logs. */
public final class LogSets {
    private LogSets() {}

    /** Their declarations over a repository. */
    public static List<EntitySet<ApiCaller, ?>> of(MessageLogRepository logs, AccessRules roles) {
        return List.of(
                LogSet.declaration(logs, roles),
                PropertySet.declaration(logs, roles),
                ErrorSet.declaration(logs, roles),
                AttachmentSet.declaration(logs, roles),
                RunSet.declaration(logs, roles));
    }
}
