package dev.durward.cockpit.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.jwt.KeyRotation;
import dev.durward.access.jwt.SigningKeys;
import dev.durward.cockpit.api.Administrator;
import dev.durward.cockpit.api.Call;
import dev.durward.cockpit.api.Endpoints;
import dev.durward.cockpit.api.JsonBody;
import dev.durward.cockpit.api.Refusals;
import dev.durward.cockpit.api.Routes;
import dev.durward.cockpit.api.Schema;
import dev.durward.cockpit.api.Shape;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.SigningKey;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;

/**
 * {@code /oauth/v1/accounts/durward/signing-keys}: the installation's signing keys, for members of the provider account.
 * Other accounts have none.
 */
public final class SigningKeyHandlers implements Endpoints {
    private static final String KEYS = "/oauth/v1/accounts/{account}/signing-keys";
    private static final Shape KEY = Shape.named("SigningKey")
            .has("id", Schema.text(), "as in the header of the tokens it signs")
            .has("algorithm", Schema.text(), "")
            .has("publishedAt", Schema.moment(), "")
            .has("signsFrom", Schema.moment(), "")
            .has("signing", Schema.truth(), "whether it signs now");
    private static final Shape LIST = Shape.listing("SigningKeys", "signingKeys", KEY);

    private final SigningKeys keys;
    private final KeyRotation rotation;

    /** Shows keys and changes them through their rotation. */
    public SigningKeyHandlers(SigningKeys keys, KeyRotation rotation) {
        this.keys = keys;
        this.rotation = rotation;
    }

    @Override
    public void addTo(Routes routes) {
        routes.addForProviderToo(
                Call.get(KEYS, "listSigningKeys", "Lists the keys that JSON Web Tokens are signed with")
                        .answers(200, LIST),
                Routes.READERS,
                (caller, request) -> list(caller));
        routes.addForProviderToo(
                Call.post(KEYS, "rotateSigningKey", "Publishes the next signing key")
                        .answers(201, KEY),
                Routes.WRITERS,
                (caller, request) -> rotate(caller));
        routes.addForProviderToo(
                Call.delete(KEYS + "/{key}", "withdrawSigningKey", "Withdraws a key with every token it signed")
                        .answers(204),
                Routes.WRITERS,
                this::withdraw);
    }

    private Response list(Administrator caller) throws IOException {
        requireProvider(caller);
        ObjectNode body = JsonBody.object();
        var array = body.putArray("signingKeys");
        keys.published().forEach(key -> array.add(json(key)));
        return JsonBody.answer(200, body);
    }

    private Response rotate(Administrator caller) throws IOException {
        requireProvider(caller);
        return JsonBody.answer(201, json(rotation.rotate(caller.actor())));
    }

    private Response withdraw(Administrator caller, Request request) {
        requireProvider(caller);
        Refusals.valueOf(rotation.withdraw(request.pathParameter("key"), caller.actor()));
        return Response.of(204);
    }

    private ObjectNode json(SigningKey key) {
        return JsonBody.object()
                .put("id", key.keyId())
                .put("algorithm", key.algorithm().name())
                .put("publishedAt", key.publishedAt().toString())
                .put("signsFrom", key.signsFrom().toString())
                .put("signing", keys.signing().filter(key::equals).isPresent());
    }

    private static void requireProvider(Administrator caller) {
        if (!caller.account().name().equals(Account.PROVIDER)) {
            throw new Failure(404, "signing keys belong to the account " + Account.PROVIDER);
        }
    }
}
