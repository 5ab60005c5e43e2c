package dev.durward.domain.account;

/**
 * An account's subscription to an application of a provider account.
 *
 * @param account technical name of the subscribing (consumer) account
 * @param application the application subscribed to
 * @param nodeType the kind of node that the application is
 * @param enabled false refuses every call to this subscription
 */
public record Subscription(String account, ApplicationKey application, NodeType nodeType, boolean enabled) {}
