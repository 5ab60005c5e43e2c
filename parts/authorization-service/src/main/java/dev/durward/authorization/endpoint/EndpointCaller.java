package dev.durward.authorization.endpoint;

import dev.durward.domain.account.ApplicationKey;
import dev.durward.domain.oauth.OAuthClient;

/** Who calls an endpoint, or why nobody may. */
public sealed interface EndpointCaller {
    /** A client of the account. */
    record Client(OAuthClient client) implements EndpointCaller {}

    /** An application that the account subscribes to. */
    record Application(ApplicationKey application) implements EndpointCaller {}

    /** Nobody who may call. */
    record Nobody(Refusal refusal) implements EndpointCaller {}
}
