package dev.durward.authorization.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.durward.domain.account.Account;
import dev.durward.web.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The JSON bodies of the authorization service (contract a.2, a.4). */
public final class OAuthResponses {
    private static final String JSON = "application/json;charset=UTF-8";
    // Jackson's default keeps buffers by thread, and each request has a thread of its own.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    /** Writes the fields of an object. */
    @FunctionalInterface
    public interface JsonBody {
        /** Writes them. */
        void write(JsonGenerator json) throws IOException;
    }

    private OAuthResponses() {}

    /** The answer to a request that was refused. */
    public static Response refused(Account account, Refusal refusal) {
        return switch (refusal) {
            case Refusal.Slowed(Duration retryAfter) ->
                error(
                                OAuthError.TEMPORARILY_UNAVAILABLE,
                                "too many attempts or tokens; wait as long as Retry-After says")
                        .with(
                                "Retry-After",
                                Long.toString(retryAfter.plusMillis(999).toSeconds()));
            case Refusal.Refused(var error, var description) -> {
                Response response = error(error, description);
                yield error == OAuthError.INVALID_CLIENT
                        ? response.with("WWW-Authenticate", "Basic realm=\"" + account.name() + "\"")
                        : response;
            }
        };
    }

    /** A failure of HTTP or of the server, such as a body that is too large or a store that is away. */
    public static Response failure(int status, String message) {
        return error(status, status < 500 ? OAuthError.INVALID_REQUEST : OAuthError.SERVER_ERROR, message);
    }

    private static Response error(OAuthError error, String description) {
        return error(error.status(), error, description);
    }

    private static Response error(int status, OAuthError error, String description) {
        return json(status, json -> {
            json.writeStringField("error", error.code());
            json.writeStringField("error_description", description);
        });
    }

    /** An answer without a body that is never cached. */
    public static Response empty(int status) {
        return Response.of(status).with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    /** An answer with a JSON object that is never cached. */
    public static Response json(int status, JsonBody body) {
        var bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        // RFC 6749 section 5.1: what holds a token, or tells of one, is never cached
        return Response.of(status)
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache")
                .body(JSON, bytes.toByteArray());
    }
}
