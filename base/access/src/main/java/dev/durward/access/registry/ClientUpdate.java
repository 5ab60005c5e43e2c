package dev.durward.access.registry;

import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * New values for a client; empty leaves the old one. Id and subscription never change (contract c).
 *
 * @param name display name
 * @param description free text
 * @param authentication where the client may put its credentials
 * @param tokenLifetime how long its tokens live, issued ones too (contract a.6)
 * @param enabled false refuses the client and its tokens
 * @param secret replaces the client's secrets; issued tokens stay valid (contract c)
 */
public record ClientUpdate(
        Optional<String> name,
        Optional<String> description,
        Optional<ClientAuthentication> authentication,
        Optional<Duration> tokenLifetime,
        Optional<Boolean> enabled,
        Optional<Secret> secret) {}
