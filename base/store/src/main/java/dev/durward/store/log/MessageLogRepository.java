package dev.durward.store.log;

import dev.durward.domain.criteria.Criterion;
import dev.durward.domain.criteria.Page;
import dev.durward.domain.criteria.PageQuery;
import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageProcessingLog;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Message processing logs at rest. Each call sees one account. Attributes of a {@link PageQuery} are those of the OData
 * type, such as {@code LogEnd} or {@code IntegrationArtifact/Id}.
 */
public interface MessageLogRepository {
    /**
     * Writes reports in one transaction and returns when they are durable. A report whose revision is not above the
     * stored one is ignored; a final status is never replaced by one that is not final.
     */
    void write(List<MessageLogReport> reports);

    /** A page of logs; by {@code LogStart} and {@code MessageGuid} unless sorted otherwise. */
    Page<MessageProcessingLog> logs(String account, PageQuery query);

    /** How many logs match. */
    long countLogs(String account, Criterion criterion);

    /**
     * How many messages of each artifact have each status, by artifact id; also of those without any in the period.
     *
     * @param from first moment of their {@code LogEnd}
     * @param to the moment after the last one
     * @param artifacts artifacts at the most, the first by their ids; the others are not counted
     */
    List<ArtifactCounts> statusCounts(String account, Instant from, Instant to, int artifacts);

    /**
     * The artifacts that have logs, by id, each named as in its newest log.
     *
     * @param limit artifacts at the most
     */
    List<IntegrationArtifact> artifacts(String account, int limit);

    /** One log by its id. */
    Optional<MessageProcessingLog> log(String account, String messageGuid);

    /** A page of custom header properties by {@code Id} unless sorted otherwise; attributes Id, Name, Value, MessageGuid. */
    Page<StoredProperty> properties(String account, PageQuery query);

    /** How many custom header properties match. */
    long countProperties(String account, Criterion criterion);

    /** The custom header properties of several messages in one query; messages without any are absent. */
    Map<String, List<StoredProperty>> propertiesOf(String account, Collection<String> messageGuids);

    /** Attachments, by time and id; attributes Id, MessageGuid, TimeStamp, Name, ContentType, PayloadSize. */
    Page<Attachment> attachments(String account, PageQuery query);

    /** How many attachments match. */
    long countAttachments(String account, Criterion criterion);

    /** The content of an attachment. */
    Optional<byte[]> attachmentContent(String account, String attachmentId);

    /** Runs, by start and id; attributes Id, MessageGuid, RunStart, RunStop, LogLevel, OverallState, ProcessId. */
    Page<StoredRun> runs(String account, PageQuery query);

    /** How many runs match. */
    long countRuns(String account, Criterion criterion);

    /** Errors; attributes MessageGuid, Type, LastErrorModelStepId. */
    Page<StoredError> errors(String account, PageQuery query);

    /** How many errors match. */
    long countErrors(String account, Criterion criterion);

    /**
     * Marks as ABANDONED what a node left in PROCESSING or RETRY, for all accounts.
     *
     * @param node the node that died
     * @param now becomes their {@code LogEnd}
     * @return how many were marked
     */
    int abandon(String node, Instant now);

    /**
     * Removes logs that started before a moment with all that belongs to them; returns how many, 0 when none is left.
     *
     * @param limit logs at the most; PostgreSQL drops a whole day at once where it can, even if that is more
     */
    int deleteStartedBefore(Instant moment, int limit);

    /** Prepares the tables for the coming week; to be called at least once a day. */
    void maintain(Instant now);
}
