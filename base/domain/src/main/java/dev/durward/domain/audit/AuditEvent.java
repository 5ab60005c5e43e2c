package dev.durward.domain.audit;

import java.time.Instant;

/**
 * One line of the audit log (contract f). It is written in the transaction of the change it tells of.
 *
 * @param account technical name of the account it belongs to
 * @param time when it happened
 * @param category one of the original's categories
 * @param actor who did it; empty when nobody is known
 * @param source network address the call came from; empty for the server itself
 * @param message what happened, in the original's wording where it has one; never a secret
 */
public record AuditEvent(String account, Instant time, Category category, String actor, String source, String message) {

    /** The original's categories (contract f.2). */
    public enum Category {
        /** Failed authentication and other security events. */
        SECURITY_EVENTS("audit.security-events"),
        /** Changes of clients, roles and other configuration. */
        CONFIGURATION("audit.configuration"),
        /** Changes of stored data. */
        DATA_MODIFICATION("audit.data-modification"),
        /** Reads of protected data. */
        DATA_ACCESS("audit.data-access");

        private final String word;

        Category(String word) {
            this.word = word;
        }

        /** The wire form, such as {@code audit.configuration}. */
        public String word() {
            return word;
        }
    }
}
