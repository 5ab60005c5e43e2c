package dev.durward.access.registry;

/**
 * Who makes a change, for the audit log.
 *
 * @param name name of the user; {@code declaration} for a file applied at start
 * @param source network address the change came from; empty for the server itself
 */
public record Actor(String name, String source) {}
