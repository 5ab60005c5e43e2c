package dev.durward.domain.authorization;

/**
 * A user's place in a group of an account.
 *
 * @param account technical name of the account
 * @param group name of the group, compared without regard to case
 * @param user name of the user, compared exactly
 */
public record GroupMembership(String account, String group, String user) {}
