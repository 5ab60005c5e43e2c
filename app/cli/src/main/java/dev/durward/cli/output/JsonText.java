package dev.durward.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON, indented. */
final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    static String of(JsonNode value) {
        try {
            // outside of strings there is nothing to escape, and inside the escape is JSON's own
            return SafeText.lines(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
