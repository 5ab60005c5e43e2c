package dev.durward.management.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.Attachment;
import dev.durward.management.api.AccessRules;
import dev.durward.management.api.ApiCaller;
import dev.durward.management.api.StoredRows;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.MediaValue;
import dev.durward.store.log.MessageLogRepository;
import java.util.Map;
import java.util.regex.Pattern;

/** Entity set {@code MessageProcessingLogAttachments} (contract section 2.1); its streams are payload. */
final class AttachmentSet extends StoredRows<Attachment> {
    // what a flow wrote goes into a header only if it is a media type
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}( *;[ -~]{0,200})?");

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final MessageLogRepository logs;

    private AttachmentSet(MessageLogRepository logs) {
        super(Map.of());
        this.logs = logs;
    }

    static EntitySet<ApiCaller, Attachment> declaration(MessageLogRepository logs, AccessRules roles) {
        return EntitySet.<ApiCaller, Attachment>named("MessageProcessingLogAttachments")
                .source(new AttachmentSet(logs))
                .access(roles.payload())
                .value("Id", Attachment::id)
                .value(LogSet.GUID, Attachment::messageGuid)
                .value("TimeStamp", Attachment::time)
                .value("Name", Attachment::name)
                .value("ContentType", Attachment::contentType)
                .value("PayloadSize", Attachment::payloadSizeBytes)
                .filterable("Id", LogSet.GUID, "TimeStamp", "Name", "ContentType", "PayloadSize")
                .media((caller, row) -> logs.attachmentContent(caller.account(), row.id())
                        .map(content -> new MediaValue(mediaType(row.contentType()), content)))
                .build();
    }

    private static String mediaType(String stored) {
        return MEDIA_TYPE.matcher(stored).matches() ? stored : UNKNOWN_TYPE;
    }

    @Override
    protected Page<Attachment> read(ApiCaller caller, PageQuery query) {
        return logs.attachments(caller.account(), query);
    }

    @Override
    protected long count(ApiCaller caller, Criterion criterion) {
        return logs.countAttachments(caller.account(), criterion);
    }
}
