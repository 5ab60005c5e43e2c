package dev.durward.authorization;

import static dev.durward.testing.TestInstallation.ACME;
import static dev.durward.testing.TestInstallation.DEMO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durward.access.AccessConfig;
import dev.durward.testing.TestInstallation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** The hosts of two accounts over a real socket and store. */
public final class Installation implements AutoCloseable {
    /** A form body's media type. */
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestInstallation installation;

    /** Starts on SQLite files in a folder. */
    public Installation(Path folder, AccessConfig config) throws IOException {
        installation = TestInstallation.in(folder, config);
        AuthorizationEndpoints endpoints = AuthorizationEndpoints.of(installation.access());
        installation
                .with("oauthasservices-demo", new AuthorizationService(DEMO, endpoints))
                .with("oauthasservices-acme", new AuthorizationService(ACME, endpoints));
    }

    /** Starts with the defaults. */
    public Installation(Path folder) throws IOException {
        this(folder, TestInstallation.CONFIG);
    }

    /** Store, access and clients. */
    public TestInstallation base() {
        return installation;
    }

    /** Address of a path at account demo's host. */
    public String url(String path) {
        return installation.url("oauthasservices-demo") + path;
    }

    /** Posts a form as a client. */
    public HttpResponse<String> post(String path, String form, String authorization)
            throws IOException, InterruptedException {
        return installation.send("POST", url(path), form, "Authorization", authorization, "Content-Type", FORM);
    }

    /** Gets a document. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return installation.send("GET", url(path), "");
    }

    /** A token of a client, with further parameters such as {@code &token_format=jwt}. */
    public String token(String authorization, String parameters) throws IOException, InterruptedException {
        HttpResponse<String> response =
                post(AuthorizationPaths.TOKEN, "grant_type=client_credentials" + parameters, authorization);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).get("access_token").textValue();
    }

    /** What the introspection endpoint says of a token. */
    public JsonNode introspect(String token, String authorization) throws IOException, InterruptedException {
        HttpResponse<String> response = post(AuthorizationPaths.INTROSPECT, "token=" + token, authorization);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        return json(response);
    }

    /** An answer's body. */
    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        installation.close();
    }
}
