package dev.durward.runtime.receiver;

import java.util.Optional;

/** User credentials that are deployed to accounts. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * The credentials under an alias, as they are now; asked before each call that presents them.
     *
     * @throws RuntimeException if they can't be read; the message that needs them then fails
     */
    Optional<UserNameAndPassword> find(String account, String alias);
}
