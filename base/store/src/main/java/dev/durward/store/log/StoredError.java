package dev.durward.store.log;

import dev.durward.domain.log.ErrorInformation;

/**
 * A message's last error as it is kept.
 *
 * @param messageGuid the message it belongs to
 * @param error the error
 */
public record StoredError(String messageGuid, ErrorInformation error) {}
