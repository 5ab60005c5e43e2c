package dev.durward.access.session;

/**
 * A host that people have sessions at.
 *
 * @param label its label, such as {@code account} or {@code demo-tmn}
 * @param account the account whose audit log tells of its sign-ins
 */
public record SessionHost(String label, String account) {}
