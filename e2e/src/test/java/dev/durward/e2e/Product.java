package dev.durward.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product's jar, run as its users run it. */
final class Product {
    private static final int LIMIT_SECONDS = 60;
    private static final int POLL_MILLIS = 20;

    /** What a command that ended left behind. */
    record Outcome(int exitCode, String output) {}

    private Product() {}

    private static List<String> command(String... arguments) {
        // as users run it, with the launcher's options and its class archive
        String launcher = System.getProperty("durward.launcher");
        if (launcher != null) {
            List<String> command = new ArrayList<>(List.of(launcher));
            command.addAll(List.of(arguments));
            return command;
        }
        Path jar = Path.of(System.getProperty("durward.jar", "../app/server/target/durward.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; run these tests with: mvn verify -pl e2e -am");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command to its end. */
    static Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("durward-e2e", ".out");
        try {
            Process process = start(output, arguments);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("still running: " + List.of(arguments) + "\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** Starts a command and waits until it has printed a text. */
    static Process startUntil(String text, Path output, String... arguments) throws IOException, InterruptedException {
        Process process = start(output, arguments);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!Files.readString(output).contains(text)) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("not ready: " + List.of(arguments) + "\n" + Files.readString(output));
            }
        }
        return process;
    }

    /** Starts a command; it ends with this JVM at the latest. */
    static Process start(Path output, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Ends a process in order. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not stop within " + LIMIT_SECONDS + " seconds");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping", interrupted);
        }
    }
}
