package dev.durward.cli.command;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A kind of thing with the commands for it.
 *
 * @param name the word, in the singular
 * @param aliases other words for it
 * @param summary what it is for, in one line
 * @param verbs makes the commands; asked only when one of the words occurs, because that takes time
 */
public record Noun(String name, List<String> aliases, String summary, Supplier<List<? extends Word>> verbs)
        implements Word {
    /** Keeps its own list. */
    public Noun {
        aliases = List.copyOf(aliases);
    }

    /** Gives the command above all nouns its help and the options for the connection. */
    public static void usual(CommandSpec root, String summary) {
        Verb.usual(root, summary, false);
        root.usageMessage()
                .customSynopsis("durward COMMAND [OPTION ...]")
                .descriptionHeading("%nExamples:%n")
                .description(
                        "  durward demo --detach",
                        "  durward doctor",
                        "  durward message list --since 1h --status FAILED",
                        "  durward client create my-client --role NodeManager.read");
    }

    @Override
    public CommandSpec spec() {
        return spec(true);
    }

    /**
     * What the parser knows of it.
     *
     * @param complete whether its commands belong to it
     */
    public CommandSpec spec(boolean complete) {
        CommandSpec spec = CommandSpec.create().aliases(aliases.toArray(String[]::new));
        Verb.usual(spec, summary, true);
        if (complete) {
            for (Word word : verbs.get()) {
                spec.addSubcommand(word.name(), word.spec());
            }
        }
        return spec;
    }
}
