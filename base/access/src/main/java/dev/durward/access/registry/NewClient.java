package dev.durward.access.registry;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * A client to register (contract c).
 *
 * @param clientId chosen id; empty to have one generated
 * @param name display name
 * @param description free text, may be empty
 * @param application the subscribed application the client's tokens are for
 * @param secret chosen secret; empty to have one generated
 * @param authentication where the client may put its credentials
 * @param tokenLifetime how long its tokens live
 */
public record NewClient(
        Optional<String> clientId,
        String name,
        String description,
        ApplicationKey application,
        Optional<Secret> secret,
        ClientAuthentication authentication,
        Duration tokenLifetime) {}
