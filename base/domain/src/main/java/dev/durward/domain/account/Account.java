package dev.durward.domain.account;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A subaccount: one tenant with its own clients, roles and logs (contract section 0).
 *
 * @param name technical name, {@code [a-z][a-z0-9]{0,29}}; part of the token endpoint's host
 * @param shortName tenant short name, {@code [a-z][a-z0-9]{0,29}}; part of the tmn and iflmap hosts
 * @param displayName free text, 1 to 255 characters
 * @param enabled false refuses every call for this account
 * @param details what its administrators note about it
 */
public record Account(String name, String shortName, String displayName, boolean enabled, AccountDetails details) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,29}");

    /** The provider account that owns the applications and whose members administer the installation. */
    public static final String PROVIDER = "durward";

    /** Checks every field, so that an instance is always valid. */
    public Account {
        requireName(name);
        requireName(shortName);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(details);
        if (displayName.isBlank() || displayName.length() > 255) {
            throw new IllegalArgumentException("display name must have 1 to 255 characters");
        }
    }

    /** An account without details. */
    public Account(String name, String shortName, String displayName, boolean enabled) {
        this(name, shortName, displayName, enabled, AccountDetails.NONE);
    }

    /** An enabled account whose short name is its technical name. */
    public static Account of(String name) {
        return new Account(name, name, name, true);
    }

    /** Fails with a message for the user unless {@code name} can be a technical name. */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "account name must be a lower-case letter followed by at most 29 letters or digits, was '" + name
                            + "'");
        }
        return name;
    }

    /** The subscription of this account to the provider's application for a node type. */
    public Subscription subscription(NodeType nodeType) {
        return new Subscription(name, ApplicationKey.of(shortName, nodeType), nodeType, true);
    }
}
