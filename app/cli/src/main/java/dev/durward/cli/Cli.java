package dev.durward.cli;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Surroundings;
import dev.durward.cli.command.Verb;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command that was typed, runs it, and says how it ended. */
public final class Cli {
    static final int HELP_WIDTH = 110;

    private final Surroundings surroundings;

    /** A command line in its surroundings. */
    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command; never throws. */
    public ExitCode run(String... arguments) {
        try {
            return execute(parse(arguments));
        } catch (ParameterException wrong) {
            say(wrong.getMessage() + suggestions(wrong) + "\nHelp: "
                    + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        } catch (Failure failure) {
            say(failure.text());
            return failure.exitCode();
        } catch (IOException gone) {
            return outputIsGone(gone);
        } catch (RuntimeException bug) {
            say("this is a mistake in the program, please report it: " + bug + " at " + bug.getStackTrace()[0]);
            return ExitCode.FAILURE;
        }
    }

    private ParseResult parse(String... arguments) {
        return new CommandLine(CommandTree.of(List.of(arguments)))
                .setExpandAtFiles(false)
                // an account may have the name of a command
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .parseArgs(arguments);
    }

    private ExitCode execute(ParseResult root) throws Failure, IOException {
        List<ParseResult> levels = new ArrayList<>();
        for (ParseResult level = root; level != null; level = level.subcommand()) {
            levels.addFirst(level);
        }
        CommandSpec command = levels.getFirst().commandSpec();
        if (levels.stream().anyMatch(ParseResult::isUsageHelpRequested)) {
            surroundings.out().write(command.commandLine().getUsageMessage(Ansi.OFF));
            surroundings.out().flush();
            return ExitCode.OK;
        }
        if (root.isVersionHelpRequested()) {
            surroundings.out().write(Version.text() + "\n");
            surroundings.out().flush();
            return ExitCode.OK;
        }
        if (!(command.userObject() instanceof Verb verb)) {
            surroundings.err().print(command.commandLine().getUsageMessage(Ansi.OFF));
            surroundings.err().flush();
            return ExitCode.USAGE;
        }
        try (Invocation invocation = new Invocation(levels, surroundings)) {
            verb.action().run(invocation);
        }
        return ExitCode.OK;
    }

    private static String suggestions(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "\nDid you mean: " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
    }

    private void say(String message) {
        surroundings.err().println("durward: " + SafeText.lines(message));
        surroundings.err().flush();
    }

    /** Whoever reads our output may stop when it has seen enough, such as {@code head}. */
    private ExitCode outputIsGone(IOException gone) {
        String message = String.valueOf(gone.getMessage());
        if (message.contains("Broken pipe")) {
            return ExitCode.OK;
        }
        say("the output can't be written: " + message);
        return ExitCode.FAILURE;
    }
}
