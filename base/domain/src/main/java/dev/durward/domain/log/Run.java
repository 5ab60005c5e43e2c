package dev.durward.domain.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to process a message; a retry is a new run.
 *
 * @param id 28 characters like a {@link MessageGuid}
 * @param runStart when it began
 * @param runStop when it ended; null while it runs
 * @param logLevel how much was recorded
 * @param overallState the status at its end, or {@link MessageStatus#PROCESSING}
 * @param processId the node that ran it
 */
public record Run(
        String id,
        Instant runStart,
        @Nullable Instant runStop,
        LogLevel logLevel,
        MessageStatus overallState,
        String processId) {}
