package dev.durward.authorization.metadata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.durward.access.directory.DirectoryService;
import dev.durward.access.jwt.Issuers;
import dev.durward.access.jwt.SigningKeys;
import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.endpoint.OAuthResponses;
import dev.durward.domain.account.Account;
import dev.durward.domain.oauth.ApplicationScope;
import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The metadata document of an account's issuer (RFC 8414), and its keys (RFC 7517). Public, as both RFCs want. */
public final class MetadataHandler {
    private static final String JSON = "application/json;charset=UTF-8";

    private final DirectoryService directory;
    private final SigningKeys keys;
    private final Issuers issuers;
    private final Duration keysMaxAge;

    /**
     * Describes an installation.
     *
     * @param keysMaxAge how long a verifier may keep the keys
     */
    public MetadataHandler(DirectoryService directory, SigningKeys keys, Issuers issuers, Duration keysMaxAge) {
        this.directory = directory;
        this.keys = keys;
        this.issuers = issuers;
        this.keysMaxAge = keysMaxAge;
    }

    /** The keys that an account's JSON Web Tokens are signed with, as a JWK set. */
    public Response keys(Request request) {
        requireGet(request);
        return Response.of(200)
                .with("Cache-Control", "public, max-age=" + keysMaxAge.toSeconds())
                .body(JSON, keys.document().getBytes(StandardCharsets.US_ASCII));
    }

    /** The metadata of an account's issuer. Its URLs have the form of the request; the issuer always has the host form. */
    public Response metadata(Account account, Request request) {
        requireGet(request);
        String base = request.target().origin() + request.target().pathPrefix();
        List<String> scopes = directory.current().data().scopes().stream()
                .filter(scope -> scope.account().equals(account.name()))
                .map(ApplicationScope::scope)
                .distinct()
                .toList();
        return OAuthResponses.json(200, json -> {
            json.writeStringField("issuer", issuers.issuer(account.name()));
            json.writeStringField("token_endpoint", base + AuthorizationPaths.TOKEN);
            json.writeStringField("jwks_uri", base + AuthorizationPaths.KEYS);
            json.writeStringField("revocation_endpoint", base + AuthorizationPaths.REVOKE);
            json.writeStringField("introspection_endpoint", base + AuthorizationPaths.INTROSPECT);
            array(json, "grant_types_supported", List.of("client_credentials"));
            // required by RFC 8414; no grant here has a front channel
            array(json, "response_types_supported", List.of());
            array(json, "scopes_supported", scopes);
            List<String> methods = List.of("client_secret_basic", "client_secret_post");
            array(json, "token_endpoint_auth_methods_supported", methods);
            array(json, "revocation_endpoint_auth_methods_supported", methods);
            array(json, "introspection_endpoint_auth_methods_supported", methods);
        });
    }

    private static void array(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void requireGet(Request request) {
        if (!request.method().equals("GET")) {
            throw new Failure(405, "this document is read with GET").with("Allow", "GET");
        }
    }
}
