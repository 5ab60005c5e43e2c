package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as its users start it: through the launcher, from its own jar, and from the product's. */
class CommandLineTest {
    private static final Path CLI =
            Path.of("../app/cli/target/durward-cli.jar").toAbsolutePath().normalize();
    private static final Path PRODUCT = Path.of(System.getProperty("durward.jar", "../app/server/target/durward.jar"))
            .toAbsolutePath()
            .normalize();
    private static final int LIMIT_SECONDS = 60;
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder = Path.of("");

    private Command shell() {
        return new Command(folder, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    /** The launcher beside jars that are newer than all sources, of which there are none. */
    private Path launcher() throws IOException {
        for (String name : new String[] {"base", "parts", "app/server/target", "app/cli/target"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.copy(CLI, folder.resolve("app/cli/target/durward-cli.jar"));
        Files.writeString(folder.resolve("app/server/target/durward.jar"), "not needed");
        Path launcher = folder.resolve("durward");
        Files.copy(Path.of("../durward"), launcher);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return launcher;
    }

    @Test
    void theLauncherRunsTheCommandLineWithoutTheServer() throws Exception {
        launcher();

        var help = shell().run("./durward", "--help");
        var wrong = shell().run("./durward", "clientt");
        var cut = shell().run("bash", "-c", "set -o pipefail; ./durward completion bash | head -n 1");

        assertThat(help.exitCode()).as(help.output()).isZero();
        assertThat(help.output()).contains("demo", "message", "doctor");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(cut.output()).isEqualTo("#!/usr/bin/env bash\n");
        assertThat(cut.exitCode()).isZero();
    }

    /** Both the page for CI and a launcher that is only {@code java -jar} for the product. */
    @Test
    void theHowToForCiWorksToTheLetter() throws Exception {
        Path launcher = folder.resolve("durward");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(launcher, "#!/bin/sh\nexec '" + java + "' -Xmx256m -jar '" + PRODUCT + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        try {
            var outcome = HowTo.page("use-durward-in-ci").follow(shell());

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .contains("a CSRF token for changes", "The call would be let through.", "Stopped.");
        } finally {
            Product.run("stop", "--data", folder.resolve("durward-demo").toString());
        }
    }

    @Test
    void anInterruptedTailLeavesWholeLinesAndNoStackTrace() throws Exception {
        launcher();
        try (Demo demo = Demo.startWithLogs(folder.resolve("durward-demo"))) {
            Path output = folder.resolve("tail.out");
            // who runs the tests may ignore the signal, and children of theirs do so too
            Process tail = new ProcessBuilder(
                            "env",
                            "--default-signal=INT",
                            folder + "/durward",
                            "message",
                            "tail",
                            "--since",
                            "1h",
                            "--profile-file",
                            demo.folder().resolve("cli.yaml").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!Files.readString(output).contains("COMPLETED")) {
                assertThat(System.nanoTime()).as("first line").isLessThan(end);
                Thread.sleep(50);
            }

            new ProcessBuilder("kill", "-INT", Long.toString(tail.pid()))
                    .start()
                    .waitFor();

            assertThat(tail.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(tail.exitValue()).isEqualTo(INTERRUPTED);
            assertThat(Files.readString(output)).endsWith("Z\n").doesNotContain("Exception", "\tat ");
        }
    }
}
