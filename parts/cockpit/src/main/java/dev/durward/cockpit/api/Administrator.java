package dev.durward.cockpit.api;

import dev.durward.access.registry.Actor;
import dev.durward.domain.account.Account;

/**
 * Who calls the platform API, for the account named in the path.
 *
 * @param account the account
 * @param actor the caller, for the audit log
 */
public record Administrator(Account account, Actor actor) {}
