package dev.durward.server.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/** Starts the demo in a process of its own and shows what it prints until it is ready. */
final class DetachedDemo {
    private static final int LONGEST_START_SECONDS = 120;
    private static final int POLL_MILLIS = 20;
    /** Set by the launcher: where the JVM keeps loaded classes from one start to the next. */
    private static final String CLASS_ARCHIVE_PROPERTY = "durward.class-archive";

    private final DemoOptions options;
    private final PrintWriter out;

    DetachedDemo(DemoOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    int start() throws IOException, InterruptedException {
        DemoFolder.create(options.data());
        DemoFolder.refuseIfHeld(options.data());
        Path output = options.data().resolve("demo.out");
        Files.deleteIfExists(output);
        Process process = new ProcessBuilder(command())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null").exists() ? new File("/dev/null") : new File("NUL"))
                .start();
        int shown = 0;
        boolean ended = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!ended && System.nanoTime() < deadline) {
            ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            String text = Files.readString(output);
            int complete = text.lastIndexOf('\n') + 1;
            out.print(text.substring(shown, complete));
            out.flush();
            shown = complete;
            if (text.substring(0, complete).contains(DemoText.END)) {
                return ExitCode.OK;
            }
        }
        if (!ended) {
            process.destroy();
            out.println("durward: the demo was not ready after " + LONGEST_START_SECONDS + " seconds; its log is in "
                    + options.data().resolve("durward.log"));
        }
        return ExitCode.SOFTWARE;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String classArchive = System.getProperty(CLASS_ARCHIVE_PROPERTY, "");
        if (!classArchive.isEmpty()) {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + classArchive);
            // an archive that can't be used is not worth a word: everything works without it
            command.add("-Xlog:cds*=off");
        }
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "demo"));
        command.addAll(List.of("--data", options.data().toString(), "--port", Integer.toString(options.port())));
        options.httpPort().ifPresent(port -> command.addAll(List.of("--http-port", Integer.toString(port))));
        if (!options.traffic()) {
            command.add("--no-traffic");
        }
        return command;
    }
}
