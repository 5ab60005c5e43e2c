package dev.durward.cli;

import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import java.util.List;
import java.util.Set;

/** The commands that run a server: named in help here, and done by the product's jar, which doesn't ask this class. */
final class ServerCommands {
    /** Their names. */
    static final Set<String> NAMES = Set.of("demo", "up", "stop");

    private ServerCommands() {}

    static List<Verb> verbs() {
        return List.of(
                verb("demo", "Runs all parts in one process, with an account, clients and flows to try."),
                verb("up", "Runs the server that durward.yaml describes, until it is stopped."),
                verb("stop", "Ends the demo that runs on a folder."));
    }

    private static Verb verb(String name, String summary) {
        return new Verb(name, summary, invocation -> {
            throw new Failure(
                    ExitCode.USAGE, "'" + name + "' runs a server, which is not in this jar; call durward.jar");
        });
    }
}
