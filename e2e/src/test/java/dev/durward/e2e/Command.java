package dev.durward.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Another program that a test runs to its end, with this JVM's Java first on its path.
 *
 * @param folder where it runs
 * @param environment what it finds in its environment beside the usual
 */
record Command(Path folder, Map<String, String> environment) {
    // npm on a cold cache takes the longest
    private static final Duration LIMIT = Duration.ofMinutes(3);

    Command {
        environment = Map.copyOf(environment);
    }

    /** Runs it; whatever it started has ended too when this returns. */
    Product.Outcome run(String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("durward-command", ".out");
        try {
            Process process = start(output, words);
            List<ProcessHandle> started = new ArrayList<>();
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("still running: " + List.of(words) + "\n" + Files.readString(output));
                }
            } finally {
                try (Stream<ProcessHandle> descendants = process.descendants()) {
                    descendants.forEach(started::add);
                }
                started.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Product.Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private Process start(Path output, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
        return builder.start();
    }
}
