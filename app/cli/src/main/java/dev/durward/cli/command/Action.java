package dev.durward.cli.command;

import dev.durward.cli.exit.Failure;
import java.io.IOException;

/** What a command does. */
@FunctionalInterface
public interface Action {
    /**
     * Does it.
     *
     * @throws Failure when it can't be done
     * @throws IOException when standard output is gone
     */
    void run(Invocation invocation) throws Failure, IOException;
}
