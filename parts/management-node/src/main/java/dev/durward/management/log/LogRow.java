package dev.durward.management.log;

import dev.durward.domain.log.MessageProcessingLog;

/**
 * A log as one caller sees it.
 *
 * @param log the log
 * @param baseUrl address of the host as the caller wrote it
 */
record LogRow(MessageProcessingLog log, String baseUrl) {
    private static final String DETAILS = "/itspaces/shell/monitoring/MessageDetails/%7B%22messageGuid%22%3A%22";

    /** Where a person sees this log (contract section 2.4, AlternateWebLink of Neo). */
    String webLink() {
        return baseUrl + DETAILS + log.messageGuid() + "%22%7D";
    }
}
