package dev.durward.domain.authorization;

/**
 * A platform role that a user holds in an account. Members of the provider account act on the whole installation.
 *
 * @param account technical name of the account
 * @param user name of the user, compared exactly
 * @param role the platform role
 */
public record Member(String account, String user, PlatformRole role) {}
