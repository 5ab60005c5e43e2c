package dev.durward.web;

/**
 * Who called and how.
 *
 * @param sourceAddress address of the connection's other end, for example {@code 127.0.0.1}
 * @param target how the caller addressed the server
 */
public record Caller(String sourceAddress, Target target) {}
