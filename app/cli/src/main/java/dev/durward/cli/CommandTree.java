package dev.durward.cli;

import dev.durward.cli.administration.AccountCommands;
import dev.durward.cli.administration.ClientCommands;
import dev.durward.cli.administration.ExplainCommand;
import dev.durward.cli.administration.GroupCommands;
import dev.durward.cli.administration.RoleCommands;
import dev.durward.cli.administration.TokenCommands;
import dev.durward.cli.administration.UserCommands;
import dev.durward.cli.apply.ApplyCommand;
import dev.durward.cli.command.Noun;
import dev.durward.cli.command.Verb;
import dev.durward.cli.doctor.DoctorCommand;
import dev.durward.cli.monitoring.FlowCommands;
import dev.durward.cli.monitoring.MessageCommands;
import dev.durward.cli.monitoring.StatusCommands;
import dev.durward.cli.shell.CompletionCommand;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands by their words. */
final class CommandTree {
    private static final List<Noun> NOUNS = List.of(
            new Noun("account", List.of("accounts"), "Accounts of the installation", AccountCommands::verbs),
            new Noun("client", List.of("clients"), "OAuth clients of the account", ClientCommands::verbs),
            new Noun("role", List.of("roles"), "Roles, and who has them", RoleCommands::verbs),
            new Noun("group", List.of("groups"), "Groups of users", GroupCommands::verbs),
            new Noun("user", List.of("users"), "Local users of the installation", UserCommands::verbs),
            new Noun("token", List.of("tokens"), "Access tokens", TokenCommands::verbs),
            new Noun("message", List.of("messages", "mpl"), "Message processing logs", MessageCommands::verbs),
            new Noun("flow", List.of("flows"), "Deployed integration flows", FlowCommands::verbs),
            new Noun("server", List.of(), "The server itself", StatusCommands::verbs));

    private CommandTree() {}

    /** The tree with all commands. */
    static CommandSpec complete() {
        return of(NOUNS.stream().map(Noun::name).toList());
    }

    /** The tree with the commands of those nouns that occur among the arguments. */
    static CommandSpec of(Collection<String> arguments) {
        CommandSpec root = CommandSpec.create().name("durward");
        Noun.usual(root, "Runs and administers a Durward server.");
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Shows the version")
                .build());
        ServerCommands.verbs().forEach(verb -> root.addSubcommand(verb.name(), verb.spec()));
        for (Noun noun : NOUNS) {
            boolean named =
                    arguments.contains(noun.name()) || noun.aliases().stream().anyMatch(arguments::contains);
            root.addSubcommand(noun.name(), noun.spec(named));
        }
        for (Verb verb : List.of(
                ApplyCommand.verb(),
                ExplainCommand.verb(),
                DoctorCommand.verb(),
                CompletionCommand.verb(CommandTree::complete))) {
            root.addSubcommand(verb.name(), verb.spec());
        }
        return root;
    }
}
