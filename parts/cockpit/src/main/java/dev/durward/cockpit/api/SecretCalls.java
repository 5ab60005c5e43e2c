package dev.durward.cockpit.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.access.registry.IssuedSecret;
import dev.durward.access.registry.NewSecret;
import dev.durward.domain.oauth.ClientSecret;
import dev.durward.domain.secret.Secret;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** JSON of secrets that come and go beside each other, the same for clients and applications. */
public final class SecretCalls {
    private static final String SECRET = "secret";
    private static final String PREVIOUS_ENDS_IN = "previousSecretEndsIn";
    private static final String USER = "user";
    private static final String SECRETS = "secrets";
    private static final Shape LIVE_SECRET = Shape.named("LiveSecret")
            .has("id", Schema.text(), "names the secret, tells nothing about it")
            .has("createdAt", Schema.moment(), "")
            .has("endsAt", Schema.orNull(Schema.moment()), "null for no end");

    /** A secret to add; all of it may be left out. */
    public static final Shape NEW_SECRET = Shape.named("NewSecret")
            .may(SECRET, Schema.text(), "16 to 1000 printable characters; 256 random bits when left out")
            .may(PREVIOUS_ENDS_IN, Schema.whole(), "seconds that the old secret goes on for, at most 30 days");

    /** A secret just added. */
    public static final Shape ADDED_SECRET = LIVE_SECRET
            .as("AddedSecret")
            .has(USER, Schema.text(), "name to present it with")
            .has(SECRET, Schema.text(), "shown this once");

    /** The live secrets of somebody. */
    public static final Shape LIVE_SECRETS = Shape.named("LiveSecrets")
            .has(USER, Schema.text(), "name to present them with")
            .has(SECRETS, live(), "");

    private SecretCalls() {}

    /** The live secrets of something, newest first. */
    public static Schema live() {
        return Schema.list(LIVE_SECRET);
    }

    /** The secret that a call asks for; one without a body asks for a generated one. */
    public static NewSecret wanted(Request request) throws IOException {
        JsonBody body = JsonBody.optional(request, NEW_SECRET);
        return Paths.checked(() -> new NewSecret(
                body.text(SECRET).map(Secret::of),
                body.number(PREVIOUS_ENDS_IN).map(SecretCalls::seconds).orElse(NewSecret.DEFAULT_OVERLAP)));
    }

    private static Duration seconds(long seconds) {
        // far beyond what is allowed, and far from where a duration overflows
        return Duration.ofSeconds(Math.clamp(seconds, -1, Integer.MAX_VALUE));
    }

    /** The answer that shows a new secret, for the only time. */
    public static Response created(Request request, String user, IssuedSecret issued) throws IOException {
        ObjectNode body = json(issued.kept());
        body.put(USER, user).put(SECRET, issued.secret().reveal());
        return JsonBody.answer(201, body)
                .with("Location", Paths.below(request, issued.kept().id()));
    }

    /** The answer that lists the secrets that are live at a moment. */
    public static Response list(String user, List<ClientSecret> secrets, Instant now) throws IOException {
        ObjectNode body = JsonBody.object().put(USER, user);
        body.set(SECRETS, live(secrets, now));
        return JsonBody.answer(200, body);
    }

    /** The secrets that are live at a moment, newest first, without their texts. */
    public static ArrayNode live(List<ClientSecret> secrets, Instant now) {
        ArrayNode list = JsonBody.array();
        secrets.stream()
                .filter(secret -> secret.liveAt(now))
                .map(SecretCalls::json)
                .forEach(list::add);
        return list;
    }

    private static ObjectNode json(ClientSecret secret) {
        return JsonBody.object()
                .put("id", secret.id())
                .put("createdAt", secret.createdAt().toString())
                .put("endsAt", secret.endsAt().map(Instant::toString).orElse(null));
    }
}
