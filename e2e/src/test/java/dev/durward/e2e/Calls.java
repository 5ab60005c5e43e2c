package dev.durward.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What one caller asks a node in account {@code acme}, over one plain connection that stays. Not for several threads. */
final class Calls implements AutoCloseable {
    /** Asks for an opaque token. */
    static final String OPAQUE = "grant_type=client_credentials";
    /** Asks for a JSON Web Token. */
    static final String JWT = OPAQUE + "&token_format=jwt";

    private static final int LIMIT_MILLIS = 40_000;
    private static final int IMPATIENT_MILLIS = 500;
    private static final String OAUTH = "/oauth2/api/v1/";

    private final String source;
    private final int port;
    private final int limitMillis;
    private @Nullable Wire wire;

    private Calls(String source, int port, int limitMillis) {
        this.source = source;
        this.port = port;
        this.limitMillis = limitMillis;
    }

    /** A caller at an address of this machine. */
    Calls(String source, int port) {
        this(source, port, LIMIT_MILLIS);
    }

    /** A caller who gives up after half a second. */
    static Calls impatient(Node node) {
        return new Calls("127.0.0.1", node.port(), IMPATIENT_MILLIS);
    }

    static Calls to(Node node) {
        return new Calls("127.0.0.1", node.port());
    }

    /** Asks for a token. */
    Answer token(Client client, String form) throws IOException {
        return oauth(client, "token", form);
    }

    /** A token; anything but 200 is an error. */
    String issued(Client client, String form) throws IOException {
        return token(client, form).ok().json().get("access_token").asText();
    }

    /** Whether a token is active by introspection; anything but 200 is an error. */
    boolean active(Client client, String token) throws IOException {
        return oauth(client, "introspect", "token=" + token)
                .ok()
                .json()
                .get("active")
                .asBoolean();
    }

    /** Ends a token (RFC 7009). */
    Answer revoke(Client client, String token) throws IOException {
        return oauth(client, "revoke", "token=" + token);
    }

    /** The status that a bearer gets for the number of logs. */
    int read(String token) throws IOException {
        return send(
                        "GET",
                        "acme-tmn",
                        "/api/v1/MessageProcessingLogs/$count",
                        "Authorization: Bearer " + token + "\r\n\r\n")
                .status();
    }

    /** The public keys. */
    Answer keys() throws IOException {
        return send("GET", "oauthasservices-acme", OAUTH + "keys", "\r\n");
    }

    /** A call of the platform API by the administrator. */
    Answer platform(String method, String path, String json) throws IOException {
        return send(method, "api", path, basic(Node.ADMIN) + "Content-Type: application/json\r\n" + body(json));
    }

    /** The same, whose answer is JSON. */
    JsonNode platformJson(String method, String path, String json) throws IOException {
        return platform(method, path, json).ok().json();
    }

    private Answer oauth(Client client, String what, String form) throws IOException {
        return send(
                "POST",
                "oauthasservices-acme",
                OAUTH + what,
                basic(client) + "Content-Type: application/x-www-form-urlencoded\r\n" + body(form));
    }

    private static String basic(Client client) {
        byte[] pair = (client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
    }

    private static String body(String text) {
        return "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private Answer send(String method, String label, String path, String rest) throws IOException {
        String request = method + " " + path + " HTTP/1.1\r\nHost: " + label + ".durward.localhost:" + port + "\r\n";
        byte[] bytes = (request + rest).getBytes(StandardCharsets.US_ASCII);
        Wire open = wire == null ? new Wire(source, port, limitMillis) : wire;
        wire = null;
        Answer answer;
        try {
            answer = open.send(bytes);
        } catch (IOException failed) {
            open.close();
            throw failed;
        }
        if (answer.header("connection").equalsIgnoreCase("close")) {
            open.close();
        } else {
            wire = open;
        }
        return answer;
    }

    /** Ends the connection; the next call opens another one. */
    @Override
    public void close() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }
}
