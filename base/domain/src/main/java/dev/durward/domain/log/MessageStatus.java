package dev.durward.domain.log;

/** The status of a message (contract section 9). */
public enum MessageStatus {
    /** Being processed. */
    PROCESSING,
    /** Done. Final. */
    COMPLETED,
    /** Ended by an error. Final. */
    FAILED,
    /** Failed, and will be tried again. */
    RETRY,
    /** Ended by an error that was handed to the sender. */
    ESCALATED,
    /** Interrupted or no longer updated; may still change. */
    ABANDONED,
    /** Duplicate start, not processed. */
    DISCARDED,
    /** Removed from its queue; a later final status may follow. */
    CANCELLED;

    /** Whether no later event may change it. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED;
    }
}
