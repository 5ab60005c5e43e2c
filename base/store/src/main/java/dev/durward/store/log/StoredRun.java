package dev.durward.store.log;

import dev.durward.domain.log.Run;

/**
 * A run as it is kept.
 *
 * @param messageGuid the message it belongs to
 * @param run the run
 */
public record StoredRun(String messageGuid, Run run) {}
