package dev.durward.domain.log;

/**
 * A name and value that a flow put on its message's log. Names may repeat within a message.
 *
 * @param name at most 100 characters
 * @param value at most 1000 characters
 */
public record CustomHeaderProperty(String name, String value) {}
