package dev.durward.access.registry;

import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.secret.Secret;

/**
 * A secret just added, with its text, which can't be had again.
 *
 * @param kept the secret as it is kept
 * @param secret its text
 */
public record IssuedSecret(ClientSecret kept, Secret secret) {}
