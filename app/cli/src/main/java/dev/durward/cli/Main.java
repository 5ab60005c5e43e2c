package dev.durward.cli;

import dev.durward.cli.command.Surroundings;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** The process of the command line. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command with the streams and the environment of this process; the exit code. */
    public static int run(String... arguments) {
        Surroundings process = new Surroundings(
                writer(FileDescriptor.out),
                new PrintWriter(writer(FileDescriptor.err), true),
                System.in,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                InstantSource.system());
        return new Cli(process).run(arguments).number();
    }

    private static Writer writer(FileDescriptor stream) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }
}
