package dev.durward.cockpit.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.SecretCalls;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.oauth.ClientAuthentication;
import dev.durward.domain.oauth.OAuthClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

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
    static final String ROLES = "roles";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final Schema WAYS = Schema.words(Arrays.stream(ClientAuthentication.values())
            .map(ClientAuthentication::word)
            .collect(Collectors.toSet()));

    /** What the form may send; the rules are the registry's. */
    static final Shape CHANGE = Shape.named("ClientChange")
            .may(NAME, Schema.text(), "1 to 255 characters")
            .may(DESCRIPTION, Schema.text(), "at most 1000 characters")
            .may(SECRET, Schema.text(), "16 to 1000 printable characters")
            .may(AUTHENTICATION, WAYS, "where the client may put its credentials")
            .may(TOKEN_LIFETIME, Schema.whole(), "seconds, 1 to 15552000")
            .may(ENABLED, Schema.truth(), "false refuses the client and its tokens");

    static final Shape NEW = Shape.named("NewClient")
            .has(NAME, Schema.text(), "1 to 255 characters")
            .has(SUBSCRIPTION, Schema.text(), "provider:application; never changes")
            .may(ID, Schema.text(), "1 to 128 of A-Z a-z 0-9 . _ ~ -; generated when left out; never changes")
            .may(DESCRIPTION, Schema.text(), "at most 1000 characters")
            .may(SECRET, Schema.text(), "16 to 1000 printable characters; 256 random bits when left out")
            .may(AUTHENTICATION, WAYS, "basic when left out")
            .may(TOKEN_LIFETIME, Schema.whole(), "seconds, 1 to 15552000; 3600 when left out")
            .may(ROLES, Schema.list(Schema.text()), "roles of the application for the client's technical user");

    static final Shape SHAPE = Shape.named("Client")
            .has(ID, Schema.text(), "")
            .has(NAME, Schema.text(), "")
            .has(DESCRIPTION, Schema.text(), "may be empty")
            .has(SUBSCRIPTION, Schema.text(), "provider:application")
            .has("authorizationGrant", Schema.words(CLIENT_CREDENTIALS), "")
            .has("confidential", Schema.truth(), "always true")
            .has(AUTHENTICATION, WAYS, "")
            .has(TOKEN_LIFETIME, Schema.whole(), "seconds; 0 for no end, in the legacy profile")
            .has(ENABLED, Schema.truth(), "")
            .has("user", Schema.text(), "technical user, to which roles are assigned")
            .has("secrets", SecretCalls.live(), "the live ones, newest first");

    static final Shape REGISTERED = SHAPE.as("RegisteredClient")
            .has(SECRET, Schema.text(), "shown this once")
            .has(ROLES, Schema.list(Schema.text()), "assigned with the registration");

    private ClientJson() {}

    static ObjectNode of(OAuthClient client, Instant now) {
        ObjectNode json = JsonBody.object()
                .put(ID, client.clientId())
                .put(NAME, client.name())
                .put(DESCRIPTION, client.description())
                .put(SUBSCRIPTION, client.application().toString())
                .put("authorizationGrant", CLIENT_CREDENTIALS)
                .put("confidential", true)
                .put(AUTHENTICATION, client.authentication().word())
                .put(TOKEN_LIFETIME, client.tokenLifetime().toSeconds())
                .put(ENABLED, client.enabled())
                .put("user", client.technicalUser());
        json.set("secrets", SecretCalls.live(client.secrets(), now));
        return json;
    }
}
