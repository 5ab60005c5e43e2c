package dev.durward.cockpit.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.SecretCalls;
import dev.durward.domain.oauth.OAuthClient;
import java.time.Instant;

/** The JSON form of an OAuth client, named after the fields of the registration form (contract c). */
final class ClientJson {
    static final String ID = "id";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String SUBSCRIPTION = "subscription";
    static final String SECRET = "secret";
    static final String AUTHENTICATION = "authentication";
    /** Whole seconds. */
    static final String TOKEN_LIFETIME = "tokenLifetime";

    static final String ENABLED = "enabled";

    private ClientJson() {}

    static ObjectNode of(OAuthClient client, Instant now) {
        ObjectNode json = JsonBody.object()
                .put(ID, client.clientId())
                .put(NAME, client.name())
                .put(DESCRIPTION, client.description())
                .put(SUBSCRIPTION, client.application().toString())
                .put("authorizationGrant", "client_credentials")
                .put("confidential", true)
                .put(AUTHENTICATION, client.authentication().word())
                .put(TOKEN_LIFETIME, client.tokenLifetime().toSeconds())
                .put(ENABLED, client.enabled())
                .put("user", client.technicalUser());
        json.set("secrets", SecretCalls.live(client.secrets(), now));
        return json;
    }
}
