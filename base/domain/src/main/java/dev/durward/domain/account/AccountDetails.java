package dev.durward.domain.account;

/**
 * What an account is for, as its administrators note it (contract h, account overview). It changes nothing of what the
 * account can do.
 *
 * @param description free text, at most 1000 characters, may be empty
 * @param usedForProduction whether its messages are in earnest
 * @param betaEnabled whether unfinished features would be wanted; none depends on it
 */
public record AccountDetails(String description, boolean usedForProduction, boolean betaEnabled) {
    private static final int LONGEST_DESCRIPTION = 1000;

    /** No description, not for production, no beta features. */
    public static final AccountDetails NONE = new AccountDetails("", false, false);

    /** Checks the description. */
    public AccountDetails {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException(
                    "account description must have at most " + LONGEST_DESCRIPTION + " characters");
        }
    }
}
