package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A running demo with what its {@code demo.env} says. */
final class Demo implements AutoCloseable {
    private static final String READY = "End the demo with";
    private static final int SOME_LOGS = 10;
    private static final Duration LOGS_LIMIT = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Process process;
    private final Map<String, String> env;

    private Demo(Path folder, Process process, Map<String, String> env) {
        this.folder = folder;
        this.process = process;
        this.env = env;
    }

    /** Starts on a free port, runs each flow a few times, and waits until everything answers. */
    static Demo start(Path folder, String... options) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--port", "0", "--no-traffic", "--data", folder.toString()));
        arguments.addAll(List.of(options));
        Files.createDirectories(folder);
        Process process = Product.startUntil(READY, folder.resolve("demo.out"), arguments.toArray(String[]::new));
        return new Demo(folder, process, readEnv(folder));
    }

    /** Starts a demo and waits until its first messages have left logs. */
    static Demo startWithLogs(Path folder, String... options) throws IOException, InterruptedException {
        Demo demo = start(folder, options);
        String token = demo.token("CLIENT");
        long end = System.nanoTime() + LOGS_LIMIT.toNanos();
        while (demo.read(token, "/MessageProcessingLogs").get("results").size() < SOME_LOGS) {
            assertThat(System.nanoTime())
                    .as("logs of the demo's first messages")
                    .isLessThan(end);
            Thread.sleep(100);
        }
        return demo;
    }

    /** The values of {@code demo.env} as a shell reads them. */
    static Map<String, String> readEnv(Path folder) throws IOException, InterruptedException {
        String keys = "sed 's/=.*//' '" + folder + "/demo.env'";
        Process shell = new ProcessBuilder(
                        "sh",
                        "-euc",
                        ". '" + folder + "/demo.env'; for key in $(" + keys
                                + "); do eval \"printf '%s=%s\\\\n' \\\"\\$key\\\" \\\"\\$$key\\\"\"; done")
                .redirectErrorStream(true)
                .start();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) {
            throw new AssertionError("demo.env can't be read by a shell: " + text);
        }
        Map<String, String> env = new LinkedHashMap<>();
        text.lines()
                .forEach(line -> env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return env;
    }

    Path folder() {
        return folder;
    }

    Map<String, String> env() {
        return env;
    }

    String env(String key) {
        String value = env.get(key);
        if (value == null) {
            throw new AssertionError("demo.env has no " + key);
        }
        return value;
    }

    /** The authorization service's identifier: its host form (RFC 8414 section 2). */
    String issuer() {
        String tokenUrl = env("TOKEN_URL");
        return tokenUrl.substring(0, tokenUrl.indexOf("/api/v1/token"));
    }

    /** A call with the demo's certificate authority. */
    Curl curl(String url) {
        return Curl.to(url).with("--cacert", env("CA_FILE"));
    }

    /** The token request of the documentation. */
    Answer requestToken(String id, String secret) throws IOException, InterruptedException {
        return curl(env("TOKEN_URL") + "?grant_type=client_credentials")
                .with("-X", "POST")
                .basic(id, secret)
                .header("Accept", "*/*")
                .send();
    }

    /** A token for the client whose keys in {@code demo.env} begin so. */
    String token(String prefix) throws IOException, InterruptedException {
        return token(env(prefix + "_ID"), env(prefix + "_SECRET"));
    }

    String token(String id, String secret) throws IOException, InterruptedException {
        return requestToken(id, secret).ok().json().get("access_token").asText();
    }

    /** Reads from the OData API as JSON; the answer's {@code d}. */
    JsonNode read(String token, String resource) throws IOException, InterruptedException {
        return curl(env("API_URL") + resource)
                .bearer(token)
                .header("Accept", "application/json")
                .send()
                .ok()
                .json()
                .get("d");
    }

    /** What the platform API's administrator calls. */
    Curl platform(String method, String path) {
        return curl(env("PLATFORM_URL") + path).with("-X", method).basic(env("ADMIN_USER"), env("ADMIN_PASSWORD"));
    }

    /** Secrets of {@code demo.env} that stand in the files the demo prints and logs to. */
    List<String> leakedSecrets() throws IOException {
        String printed = Files.readString(folder.resolve("demo.out")) + Files.readString(folder.resolve("durward.log"));
        return env.keySet().stream()
                .filter(key -> key.endsWith("_SECRET") || key.endsWith("_PASSWORD"))
                .filter(key -> !key.startsWith("TRUST_STORE"))
                .filter(key -> printed.contains(env(key)))
                .toList();
    }

    /** Java exceptions in the log. */
    List<String> loggedExceptions() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("durward.log"))) {
            return lines.filter(line -> line.contains("\"throwable\":{")).toList();
        }
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it in order. */
    @Override
    public void close() {
        Product.stop(process);
    }
}
