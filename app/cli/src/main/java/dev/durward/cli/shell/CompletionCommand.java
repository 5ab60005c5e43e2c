package dev.durward.cli.shell;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Parameter;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.Failure;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code durward completion}: a script with which a shell completes commands and options. */
public final class CompletionCommand {
    private static final Set<String> SHELLS = Set.of("bash", "zsh");

    private CompletionCommand() {}

    /** The command; it describes the tree that it is given. */
    public static Verb verb(Supplier<CommandSpec> tree) {
        return new Verb(
                        "completion",
                        "Prints a script with which bash or zsh completes commands and options.",
                        invocation -> print(invocation, tree))
                .example("source <(durward completion bash)")
                .example("durward completion bash > /etc/bash_completion.d/durward")
                .parameter(Parameter.one("SHELL", "bash or zsh"));
    }

    private static void print(Invocation invocation, Supplier<CommandSpec> tree) throws Failure, IOException {
        String shell = invocation.parameter();
        if (!SHELLS.contains(shell)) {
            throw Failure.usage("the shell must be bash or zsh, was '" + shell + "'");
        }
        // one script for both: it turns zsh's support of bash's completion on by itself
        invocation.write(AutoComplete.bash("durward", new CommandLine(tree.get())));
    }
}
