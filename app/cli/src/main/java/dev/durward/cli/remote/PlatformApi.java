package dev.durward.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** The platform API, called as the profile's user. */
public final class PlatformApi {
    private final URI root;
    private final String authorization;
    private final Connection connection;

    /** The API that a profile names. */
    public PlatformApi(Profile profile, Connection connection) throws Failure {
        root = new Addresses(profile).platform();
        authorization = Basic.header(
                profile.require(Setting.USER), profile.requireSecret(Setting.PASSWORD, Setting.PASSWORD_FILE));
        this.connection = connection;
    }

    /** Reads JSON; a refusal is a failure. */
    public ObjectNode get(Query query) throws Failure {
        return send("GET", query, Optional.empty()).orFail().object();
    }

    /** Changes something; a refusal is a failure. */
    public ObjectNode change(String method, Query query, ObjectNode body) throws Failure {
        return send(method, query, Optional.of(body)).orFail().object();
    }

    /** Ends something; a refusal is a failure. */
    public void delete(Query query) throws Failure {
        remove(query);
    }

    /** Ends something, and gives what the server says about it; a refusal is a failure. */
    public ObjectNode remove(Query query) throws Failure {
        return send("DELETE", query, Optional.empty()).orFail().object();
    }

    /** The answer to a call, whatever it is. */
    public Answer send(String method, Query query, Optional<ObjectNode> body) throws Failure {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + query.toString()))
                .header(Basic.AUTHORIZATION, authorization)
                .header("Accept", "application/json")
                .method(
                        method,
                        body.map(json -> BodyPublishers.ofString(json.toString()))
                                .orElse(BodyPublishers.noBody()));
        if (body.isPresent()) {
            request.header("Content-Type", "application/json");
        }
        return connection.send(request);
    }
}
