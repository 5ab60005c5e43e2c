package dev.durward.store.token;

/**
 * A client that tokens were issued to.
 *
 * @param account technical name of its account
 * @param clientId its id in the account
 */
public record TokenOwner(String account, String clientId) {}
