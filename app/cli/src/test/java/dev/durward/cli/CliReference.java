package dev.durward.cli;

import dev.durward.cli.profile.Setting;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** {@code docs/reference/cli.md}, made of the commands. */
final class CliReference {
    private static final String HEAD = """
            # The command line

            This page is made of the commands' own help; a test keeps the two alike.

            `./durward` (on Windows `durward.cmd`) runs all commands. `app/cli/target/durward-cli.jar` is the command line
            alone, 3 MB, for machines that only call a server: `java -jar durward-cli.jar message list`. It needs a Java 25
            and speaks nothing but HTTP.

            ## Settings
            An option wins over the environment, which wins over the file. The file is named by `--profile-file` or
            `DURWARD_PROFILE_FILE`, else it is `~/.config/durward/config.yaml` (below `XDG_CONFIG_HOME` if that is set), else,
            when nothing else is set at all, `durward-demo/cli.yaml`, which every demo writes. One file has several profiles;
            `--profile`, `DURWARD_PROFILE` or `profile:` in the file chooses one.

            ```yaml
            profile: test                        # used when none is named
            profiles:
              test:
                server: https://durward.example  # the landscape; hosts are derived from it
                account: demo
                client-id: log-reader
                client-secret-file: test.secret  # relative to this file
                user: s0001
                password-file: test.password
            ```

            | in the file | environment | option | meaning |
            |---|---|---|---|
            """;

    private static final String FORMS = """

            Secrets are never taken from the command line, where other users of a machine can read them: they come from
            files, standard input, the environment or the profile. They are only sent over `https://`, or to this machine.
            Names under `localhost` are this machine, whatever DNS says.

            Commands that read messages and flows get a token as the client, else call as the user; `token` is used as it
            is. All others call the [platform API](platform-api.md) as the user.

            ## Output and exit codes
            Data goes to standard output, everything else to standard error. `-o` chooses `table`, `json`, `yaml` or `csv`,
            `--fields` the fields and their order, `-q` prints the first field only, one a line. Tables are for people and may
            change; the names of fields don't. There are no colours. Control characters in texts of a server are shown as
            `\\uXXXX`.

            | code | meaning |
            |---|---|
            | 0 | done |
            | 1 | failed for another reason |
            | 2 | options, parameters or files that can't be used |
            | 3 | not found, or not visible for this caller |
            | 4 | not authorized: wrong credentials, or a role is missing |
            | 5 | the server can't be reached, or isn't ready |

            ## Completion
            `source <(durward completion bash)` in `~/.bashrc`, or with `zsh` in `~/.zshrc`, completes commands and options with
            the Tab key. In zsh the line belongs below `compinit`, if the file calls that; else the script does. It is a script to
            source, no function for `fpath`. Tried with bash 5.2 and zsh 5.9.

            ## Commands
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private CliReference() {}

    static String text() {
        CliReference reference = new CliReference();
        for (Setting setting : Setting.values()) {
            reference.text.append("| `%s` | `%s` | %s | %s |%n"
                    .formatted(
                            setting.key(),
                            setting.variable(),
                            setting.isSecret() ? "none" : "`" + setting.option() + "`",
                            setting.text()));
        }
        reference.text.append(FORMS);
        reference.add(CommandTree.complete());
        return reference.text.toString();
    }

    private void add(CommandSpec command) {
        text.append("\n### ").append(command.qualifiedName()).append("\n```\n");
        text.append(help(command).stripTrailing()).append("\n```\n");
        Set<CommandSpec> below = new LinkedHashSet<>();
        command.subcommands().values().forEach(line -> below.add(line.getCommandSpec()));
        below.stream()
                .filter(next -> !ServerCommands.NAMES.contains(next.name()))
                .forEach(this::add);
    }

    private static String help(CommandSpec command) {
        CommandLine line = command.commandLine() == null ? new CommandLine(command) : command.commandLine();
        return line.setUsageHelpWidth(Cli.HELP_WIDTH).getUsageMessage(Ansi.OFF);
    }
}
