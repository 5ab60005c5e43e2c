package dev.durward.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import dev.durward.domain.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gets access tokens with client credentials (RFC 6749 section 4.4). */
public final class TokenEndpoint {
    // what may stand in a header (RFC 6750 section 2.1), so that no answer can smuggle anything into a terminal
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private static final String GRANT = "grant_type=client_credentials";

    private final Profile profile;
    private final Connection connection;

    /** The endpoint that a profile names. */
    public TokenEndpoint(Profile profile, Connection connection) {
        this.profile = profile;
        this.connection = connection;
    }

    /**
     * What a token is asked for with.
     *
     * @param format {@code opaque} or {@code jwt}; empty for the server's choice
     * @param scopes the scopes to ask for; empty for all
     */
    public record Wish(Optional<String> format, List<String> scopes) {
        /** A token as the server gives it when asked for nothing. */
        public static final Wish ANY = new Wish(Optional.empty(), List.of());

        /** Keeps its own list. */
        public Wish {
            scopes = List.copyOf(scopes);
        }
    }

    /** A new token. */
    public Secret issue(Wish wish) throws Failure {
        StringBuilder form = new StringBuilder(GRANT);
        wish.format().ifPresent(format -> form.append("&token_format=").append(encoded(format)));
        if (!wish.scopes().isEmpty()) {
            form.append("&scope=").append(encoded(String.join(" ", wish.scopes())));
        }
        JsonNode answer =
                post(new Addresses(profile).token(), form.toString()).orFail().json();
        String token = answer.path("access_token").asText();
        if (!isToken(token)) {
            throw new Failure(ExitCode.FAILURE, "The token endpoint answered without a token that can be used.");
        }
        return Secret.of(token);
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What a token is (RFC 7662); a token of somebody else is not active. */
    public ObjectNode introspect(Secret token) throws Failure {
        return post(new Addresses(profile).introspection(), "token=" + encoded(token.reveal()))
                .orFail()
                .object();
    }

    /** The answer, whatever it is, to the original's own form: the grant in the query, and no body (contract a.1). */
    public Answer answerToQuery() throws Failure {
        URI address = URI.create(new Addresses(profile).token() + "?" + GRANT);
        return connection.send(request(address).header("Accept", "*/*").POST(BodyPublishers.noBody()));
    }

    private Answer post(URI address, String form) throws Failure {
        return connection.send(request(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(URI address) throws Failure {
        String client = profile.require(Setting.CLIENT_ID);
        Secret secret = profile.requireSecret(Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE);
        return HttpRequest.newBuilder(address).header(Basic.AUTHORIZATION, Basic.header(client, secret));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
