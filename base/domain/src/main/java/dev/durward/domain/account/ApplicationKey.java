package dev.durward.domain.account;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An application of a provider account, such as {@code durward:demotmn} (contract section 0).
 *
 * @param provider technical name of the provider account
 * @param application name of the application: short name and node type without a hyphen
 */
public record ApplicationKey(String provider, String application) {
    private static final Pattern APPLICATION = Pattern.compile("[a-z0-9]{1,40}");

    /** Checks both names. */
    public ApplicationKey {
        Account.requireName(provider);
        Objects.requireNonNull(application);
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "application name must have 1 to 40 lower-case letters or digits, was '" + application + "'");
        }
    }

    /** The provider's own application for a tenant. */
    public static ApplicationKey of(String shortName, NodeType nodeType) {
        return new ApplicationKey(Account.PROVIDER, shortName + nodeType.suffix());
    }

    /** Reads {@code provider:application} or {@code provider/application}; fails with a message for the user. */
    public static ApplicationKey parse(String text) {
        String[] names = text.split("[:/]", -1);
        if (names.length != 2) {
            throw new IllegalArgumentException(
                    "subscription must be written provider:application, such as durward:demotmn, was '" + text + "'");
        }
        return new ApplicationKey(names[0], names[1]);
    }

    /** The form {@code provider:application}. */
    @Override
    public String toString() {
        return provider + ":" + application;
    }
}
