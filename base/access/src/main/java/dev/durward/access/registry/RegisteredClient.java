package dev.durward.access.registry;

import dev.durward.domain.oauth.OAuthClient;
import dev.durward.domain.secret.Secret;

/**
 * A client just registered, with its secret, which can't be had again.
 *
 * @param client the client
 * @param secret the chosen or generated secret
 */
public record RegisteredClient(OAuthClient client, Secret secret) {}
