package dev.durward.access.caller;

import dev.durward.domain.account.Account;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who proved who they are, at one application.
 *
 * @param account the account called
 * @param user the user: a local user's name, or {@code oauth_client_<client ID>}
 * @param clientId the OAuth client; empty for a local user
 * @param roles effective roles at the application, with authorization groups expanded
 */
public record Caller(Account account, String user, Optional<String> clientId, Set<String> roles) {
    /** Whether the caller holds every one of the roles. */
    public boolean holds(Set<String> required) {
        return roles.containsAll(required);
    }
}
