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
import java.util.Set;

/** JSON of secrets that come and go beside each other, the same for clients and applications. */
public final class SecretCalls {
    private static final String SECRET = "secret";
    private static final String PREVIOUS_ENDS_IN = "previousSecretEndsIn";
    private static final Set<String> FIELDS = Set.of(SECRET, PREVIOUS_ENDS_IN);

    private SecretCalls() {}

    /** The secret that a call asks for; one without a body asks for a generated one. */
    public static NewSecret wanted(Request request) throws IOException {
        JsonBody body = JsonBody.optional(request, FIELDS);
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
        body.put("user", user).put(SECRET, issued.secret().reveal());
        return JsonBody.answer(201, body)
                .with("Location", Paths.below(request, issued.kept().id()));
    }

    /** The answer that lists the secrets that are live at a moment. */
    public static Response list(String user, List<ClientSecret> secrets, Instant now) throws IOException {
        ObjectNode body = JsonBody.object().put("user", user);
        body.set("secrets", live(secrets, now));
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
