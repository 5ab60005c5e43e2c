package dev.durward.domain.oauth;

import dev.durward.domain.account.ApplicationKey;

/**
 * A secret with which an application asks the authorization service about tokens that are bound to it (RFC 7662 section
 * 2.1). Its user name is {@code provider/application}.
 *
 * @param account technical name of the account that subscribes to the application
 * @param application the application
 * @param secret the secret; an application has at most two
 */
public record ApplicationSecret(String account, ApplicationKey application, ClientSecret secret) {}
