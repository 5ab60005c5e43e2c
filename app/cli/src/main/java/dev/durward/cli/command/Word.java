package dev.durward.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/** What may stand next on a command line: a kind of thing, or something to do. */
public sealed interface Word permits Noun, Verb {
    /** The word itself. */
    String name();

    /** What the parser knows of it and of all below it. */
    CommandSpec spec();
}
