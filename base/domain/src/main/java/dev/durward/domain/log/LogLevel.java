package dev.durward.domain.log;

/** How much of a message is recorded (contract section 9). */
public enum LogLevel {
    /** Nothing. */
    NONE,
    /** Only failed messages. */
    ERROR,
    /** The log itself; steps only on failure. */
    INFO,
    /** All steps. */
    DEBUG,
    /** All steps with payloads. */
    TRACE
}
