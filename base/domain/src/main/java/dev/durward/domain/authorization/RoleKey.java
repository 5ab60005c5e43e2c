package dev.durward.domain.authorization;

import dev.durward.domain.account.ApplicationKey;

/**
 * A role of a subscribed application in one account (contract d.1).
 *
 * @param account technical name of the consumer account
 * @param application the application that defines the role
 * @param name compared exactly
 */
public record RoleKey(String account, ApplicationKey application, String name) {}
