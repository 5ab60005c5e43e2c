package dev.durward.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One call with the real curl. */
final class Curl {
    // a hang shows as an error of curl's
    private static final String LIMIT_SECONDS = "30";

    private final List<String> command = new ArrayList<>(List.of("curl", "-sS", "-i", "--max-time", LIMIT_SECONDS));

    private Curl(String url) {
        command.add(url);
    }

    static Curl to(String url) {
        return new Curl(url);
    }

    Curl with(String... options) {
        command.addAll(List.of(options));
        return this;
    }

    Curl basic(String user, String password) {
        return with("-u", user + ":" + password);
    }

    Curl bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Curl header(String name, String value) {
        return with("-H", name + ": " + value);
    }

    /** A body of a media type; the method is POST unless {@code -X} says otherwise. */
    Curl body(String mediaType, String text) {
        return header("Content-Type", mediaType).with("--data-binary", text);
    }

    Answer send() throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .start();
        byte[] wire = curl.getInputStream().readAllBytes();
        String errors = new String(curl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (curl.waitFor() != 0) {
            throw new AssertionError("curl failed: " + errors);
        }
        return Answer.parse(wire);
    }
}
