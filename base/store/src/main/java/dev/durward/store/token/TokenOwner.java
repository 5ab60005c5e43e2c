package dev.durward.store.token;

/**
 * A client that tokens are kept of; it may be gone from the directory.
 *
 * @param account technical name of the account
 * @param clientId the client's id
 */
public record TokenOwner(String account, String clientId) {}
