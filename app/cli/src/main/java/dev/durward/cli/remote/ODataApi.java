package dev.durward.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import dev.durward.domain.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.Optional;

/** The OData API of an account: with a token that is given, else one of the profile's client, else as its user. */
public final class ODataApi {
    private final URI root;
    private final Profile profile;
    private final Connection connection;
    private String authorization;

    /** The API that a profile names. */
    public ODataApi(Profile profile, Connection connection) throws Failure {
        this.profile = profile;
        this.connection = connection;
        root = new Addresses(profile).api();
        authorization = authorization();
    }

    private String authorization() throws Failure {
        Optional<Secret> token = profile.findSecret(Setting.TOKEN, Setting.TOKEN_FILE);
        if (token.isPresent()) {
            return bearer(token.get());
        }
        if (profile.find(Setting.CLIENT_ID).isEmpty()
                && profile.find(Setting.USER).isPresent()) {
            return Basic.header(
                    profile.require(Setting.USER), profile.requireSecret(Setting.PASSWORD, Setting.PASSWORD_FILE));
        }
        return bearer(new TokenEndpoint(profile, connection).issue(TokenEndpoint.Wish.ANY));
    }

    private static String bearer(Secret token) throws Failure {
        if (!TokenEndpoint.isToken(token.reveal())) {
            throw Failure.usage("the access token holds characters that no token has; is it the right file?");
        }
        return "Bearer " + token.reveal();
    }

    /** Gets a new token when the server has refused the one in use; whether that was tried. */
    public boolean renew(Failure refused) throws Failure {
        boolean ended = refused.exitCode() == ExitCode.NOT_AUTHORIZED;
        if (ended) {
            authorization = authorization();
        }
        return ended;
    }

    /** What an address below the root holds: the content of {@code d}. */
    public JsonNode read(Query address) throws Failure {
        return readAt(URI.create(root + address.toString()));
    }

    /** What a next link leads to; it must stay at this server, as the token goes along. */
    public JsonNode follow(String link) throws Failure {
        if (!link.startsWith(root + "/")) {
            throw new Failure(ExitCode.FAILURE, "The next page is at another server: " + link);
        }
        try {
            return readAt(new URI(link));
        } catch (URISyntaxException malformed) {
            throw new Failure(ExitCode.FAILURE, "The next page has no usable address: " + link, malformed);
        }
    }

    private JsonNode readAt(URI address) throws Failure {
        return send(address, "application/json").orFail().json().path("d");
    }

    /** The bytes at an address below the root. */
    public Answer media(Query address) throws Failure {
        return send(URI.create(root + address.toString()), "*/*").orFail();
    }

    /** The answer to a reading, whatever it is. */
    public Answer answer(Query address) throws Failure {
        return send(URI.create(root + address.toString()), "application/json");
    }

    private Answer send(URI address, String accept) throws Failure {
        return connection.send(HttpRequest.newBuilder(address)
                .header(Basic.AUTHORIZATION, authorization)
                .header("Accept", accept)
                .GET());
    }
}
