package dev.durward.cli.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param out standard output, for data
 * @param err standard error, for everything else
 * @param in standard input
 * @param environment the environment's variables
 * @param folder the folder it runs in
 * @param clock the time
 */
public record Surroundings(
        Writer out,
        PrintWriter err,
        InputStream in,
        Map<String, String> environment,
        Path folder,
        InstantSource clock) {
    /** Keeps its own map. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
