package dev.durward.access.registry;

import dev.durward.domain.account.Account;
import dev.durward.domain.account.AccountDetails;
import java.util.Optional;

/**
 * New values for an account; empty leaves the old one. Names that are part of hosts never change.
 *
 * @param displayName 1 to 255 characters
 * @param enabled false refuses every call for the account
 * @param description free text, at most 1000 characters
 * @param usedForProduction whether its messages are in earnest
 * @param betaEnabled whether unfinished features would be wanted
 */
public record AccountUpdate(
        Optional<String> displayName,
        Optional<Boolean> enabled,
        Optional<String> description,
        Optional<Boolean> usedForProduction,
        Optional<Boolean> betaEnabled) {
    /** Changes nothing. */
    public static final AccountUpdate NOTHING =
            new AccountUpdate(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with another display name. */
    public AccountUpdate withDisplayName(String name) {
        return new AccountUpdate(Optional.of(name), enabled, description, usedForProduction, betaEnabled);
    }

    /** The same, and it enables the account or disables it. */
    public AccountUpdate withEnabled(boolean wanted) {
        return new AccountUpdate(displayName, Optional.of(wanted), description, usedForProduction, betaEnabled);
    }

    /** The account with the new values; {@link IllegalArgumentException} for one that can't be. */
    public Account of(Account known) {
        AccountDetails details = known.details();
        return new Account(
                known.name(),
                known.shortName(),
                displayName.orElse(known.displayName()),
                enabled.orElse(known.enabled()),
                new AccountDetails(
                        description.orElse(details.description()),
                        usedForProduction.orElse(details.usedForProduction()),
                        betaEnabled.orElse(details.betaEnabled())));
    }
}
