package dev.durward.server.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code durward stop}: ends a demo in order, and waits until it has ended. */
@Command(name = "stop", description = "Ends the demo that runs on a folder.", mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
    private static final int LONGEST_STOP_SECONDS = 30;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The demo's folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "durward-demo")
    private Path data = Path.of("durward-demo");

    /** What to type to stop the demo of a folder; the launcher tells how it was called. */
    static String line(Path data) {
        return System.getProperty("durward.command", "durward") + " stop --data " + data;
    }

    @Override
    public Integer call() throws Exception {
        Optional<ProcessHandle> process = DemoFolder.holder(data);
        if (process.isEmpty()) {
            System.out.println("No demo runs on " + data.toAbsolutePath().normalize() + ".");
            return ExitCode.OK;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            System.err.println("durward: process " + process.get().pid() + " has not ended after "
                    + LONGEST_STOP_SECONDS + " seconds; its log is in " + data.resolve("durward.log"));
            return ExitCode.SOFTWARE;
        }
        System.out.println("Stopped.");
        return ExitCode.OK;
    }
}
