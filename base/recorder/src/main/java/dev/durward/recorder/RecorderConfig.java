package dev.durward.recorder;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a recorder works.
 *
 * @param node id of this runtime node, kept in each report and in the runs
 * @param spoolFolder where reports wait while the sink is away; made when it is missing
 * @param spoolLimitBytes how much may wait on disk; what comes later is lost, counted and logged
 * @param queueCapacity how many messages may wait in memory for the next batch
 * @param attachmentLimitBytes how long one attachment may be
 * @param attachmentCount how many attachments a message may have
 * @param attachmentBudgetBytes how much all attachments in memory may hold together
 */
public record RecorderConfig(
        String node,
        Path spoolFolder,
        long spoolLimitBytes,
        int queueCapacity,
        int attachmentLimitBytes,
        int attachmentCount,
        long attachmentBudgetBytes) {
    private static final long SPOOL_LIMIT_BYTES = 256L << 20;
    private static final int QUEUE_CAPACITY = 8192;
    private static final int ATTACHMENT_LIMIT_BYTES = 10 << 20;
    private static final int ATTACHMENT_COUNT = 50;
    private static final long ATTACHMENT_BUDGET_BYTES = 64L << 20;

    /** Checks every field. */
    public RecorderConfig {
        Objects.requireNonNull(node);
        Objects.requireNonNull(spoolFolder);
        if (spoolLimitBytes < 0 || queueCapacity < 1 || attachmentLimitBytes < 0 || attachmentCount < 0) {
            throw new IllegalArgumentException("recorder limits must not be negative, and the queue not empty");
        }
    }

    /** 256 MiB on disk, 8192 messages in memory, 50 attachments of 10 MiB, 64 MiB for all attachments in memory. */
    public static RecorderConfig of(String node, Path spoolFolder) {
        return new RecorderConfig(
                node,
                spoolFolder,
                SPOOL_LIMIT_BYTES,
                QUEUE_CAPACITY,
                ATTACHMENT_LIMIT_BYTES,
                ATTACHMENT_COUNT,
                ATTACHMENT_BUDGET_BYTES);
    }
}
