package dev.durward.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A configured server on SQLite that says all it can say: the log at DEBUG, with a line for each request. */
final class ConfiguredServer implements AutoCloseable {
    private static final int START_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Process process;
    private final int port;
    private final int operationsPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private ConfiguredServer(Path folder, Process process, int port, int operationsPort) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.operationsPort = operationsPort;
    }

    /** Starts in a folder with a declaration and waits until it is ready. */
    static ConfiguredServer start(Path folder, String declaration) throws IOException, InterruptedException {
        int port = freePort();
        int operations = freePort();
        Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(folder.resolve("declarations/all.yaml"), declaration);
        Path config = Files.writeString(folder.resolve("durward.yaml"), """
                operations-port: %d
                http:
                  tls-port: 0
                  plain-port: %d
                  path-form-hosts: [localhost]
                  access-log: true
                """.formatted(operations, port));
        Path output = folder.resolve("server.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // a heap that is resident from the start, so that what grows is something else
                        "-Xms192m",
                        "-Xmx192m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Ddurward.log.level=" + System.getProperty("durward.e2e.log-level", "DEBUG"),
                        "-jar",
                        System.getProperty("durward.jar"),
                        "up",
                        "--config",
                        config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var server = new ConfiguredServer(folder, process, port, operations);
        server.awaitReady();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!log().contains("Durward is ready on port")) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("not ready: " + log());
            }
        }
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    Path folder() {
        return folder;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Sends a request to a host in path form; {@code headers} are names and values in turn. */
    HttpResponse<String> send(String method, String hostAndPath, String body, String... headers)
            throws IOException, InterruptedException {
        return sendTo("http://localhost:" + port + "/" + hostAndPath, method, body, headers);
    }

    /** Sends a request to a host in host form. */
    HttpResponse<String> sendAsPerson(String method, String label, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return sendTo("http://" + label + ".durward.localhost:" + port + path, method, body, headers);
    }

    private HttpResponse<String> sendTo(String address, String method, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LIMIT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operationsPort + "/metrics"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    String threadDump() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.addAll(List.of(Long.toString(process.pid()), "Thread.print", "-l"));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String dump = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return dump;
    }

    long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        http.close();
        Product.stop(process);
    }
}
