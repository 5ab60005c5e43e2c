package dev.durward.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a server answered. */
public final class Answer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_QUOTE = 300;

    private final URI address;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(URI address, int status, HttpHeaders headers, byte[] body) {
        this.address = address;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The status, 100 to 599. */
    public int status() {
        return status;
    }

    /** The bytes of the body, the caller's own. */
    public byte[] bytes() {
        return body.clone();
    }

    /** Whether it is a 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON, an empty object when there is none; a failure when it is something else. */
    public JsonNode json() throws Failure {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "The answer of " + shown() + " is not JSON; is that address a Durward server's?\nIt begins: "
                            + quote(),
                    notJson);
        }
    }

    /** The body as a JSON object; a failure when it is something else. */
    public ObjectNode object() throws Failure {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new Failure(ExitCode.UNREACHABLE, "The answer of " + shown() + " is not the JSON that was expected.");
    }

    /** This answer when it is a success; else a failure with the server's own words and what to do. */
    public Answer orFail() throws Failure {
        if (isSuccess()) {
            return this;
        }
        throw new Failure(ExitCode.ofStatus(status), Refusals.text(this));
    }

    /** The address without its query, for messages. */
    String shown() {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }

    String quote() {
        String text = text().strip();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + " ...";
    }
}
